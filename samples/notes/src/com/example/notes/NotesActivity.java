package com.example.notes;

import android.Manifest;
import android.app.Activity;
import android.app.AlertDialog;
import android.content.DialogInterface;
import android.content.Intent;
import android.content.pm.PackageManager;
import android.net.Uri;
import android.os.Bundle;
import android.view.View;
import android.widget.EditText;

/** One note and one voice note. Asks for consent first, and for the microphone only when it is wanted. */
public class NotesActivity extends Activity implements View.OnClickListener {
    private static final int MICROPHONE = 1;

    private NoteStore store;
    private VoiceRecorder recorder;

    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        store = new NoteStore(this);
        recorder = new VoiceRecorder(this);
        setContentView(R.layout.main);
        if (store.agreed()) {
            begin();
        } else {
            askForConsent();
        }
    }

    private void askForConsent() {
        new AlertDialog.Builder(this)
                .setTitle(R.string.policy_title)
                .setMessage(R.string.policy_summary)
                .setCancelable(false)
                .setPositiveButton(
                        R.string.agree,
                        new DialogInterface.OnClickListener() {
                            @Override
                            public void onClick(DialogInterface dialog, int button) {
                                store.rememberConsent();
                                begin();
                            }
                        })
                .setNeutralButton(
                        R.string.read_policy,
                        new DialogInterface.OnClickListener() {
                            @Override
                            public void onClick(DialogInterface dialog, int button) {
                                startActivity(new Intent(Intent.ACTION_VIEW, Uri.parse("https://notes.example/privacy")));
                                askForConsent();
                            }
                        })
                .setNegativeButton(
                        R.string.decline,
                        new DialogInterface.OnClickListener() {
                            @Override
                            public void onClick(DialogInterface dialog, int button) {
                                finish();
                            }
                        })
                .show();
    }

    private void begin() {
        ((EditText) findViewById(R.id.text)).setText(store.load());
        findViewById(R.id.save).setOnClickListener(this);
        findViewById(R.id.record).setOnClickListener(this);
        findViewById(R.id.delete).setOnClickListener(this);
    }

    @Override
    public void onClick(View button) {
        if (button.getId() == R.id.save) {
            store.save(((EditText) findViewById(R.id.text)).getText().toString());
        } else if (button.getId() == R.id.delete) {
            store.deleteEverything();
            recorder.delete();
        } else if (checkSelfPermission(Manifest.permission.RECORD_AUDIO) == PackageManager.PERMISSION_GRANTED) {
            recorder.toggle();
        } else {
            explainMicrophone();
        }
    }

    private void explainMicrophone() {
        new AlertDialog.Builder(this)
                .setMessage(R.string.why_microphone)
                .setPositiveButton(
                        R.string.agree,
                        new DialogInterface.OnClickListener() {
                            @Override
                            public void onClick(DialogInterface dialog, int button) {
                                requestPermissions(new String[] {Manifest.permission.RECORD_AUDIO}, MICROPHONE);
                            }
                        })
                .show();
    }

    @Override
    public void onRequestPermissionsResult(int request, String[] permissions, int[] results) {
        if (request == MICROPHONE && results.length == 1 && results[0] == PackageManager.PERMISSION_GRANTED) {
            recorder.toggle();
        }
    }

    @Override
    protected void onStop() {
        recorder.stop();
        super.onStop();
    }
}
