package com.example.notes;

import android.content.Context;
import android.media.MediaRecorder;
import java.io.File;
import java.io.IOException;

/** Records to this app's own folder while the user wants it. */
final class VoiceRecorder {
    private final File file;
    private MediaRecorder recorder;

    VoiceRecorder(Context context) {
        this.file = new File(context.getFilesDir(), "voice.3gp");
    }

    void toggle() {
        if (recorder == null) {
            start();
        } else {
            stop();
        }
    }

    private void start() {
        MediaRecorder next = new MediaRecorder();
        next.setAudioSource(MediaRecorder.AudioSource.MIC); // reads: microphone
        next.setOutputFormat(MediaRecorder.OutputFormat.THREE_GPP);
        next.setAudioEncoder(MediaRecorder.AudioEncoder.AMR_NB);
        next.setOutputFile(file.getPath());
        try {
            next.prepare();
        } catch (IOException full) {
            next.release();
            return;
        }
        next.start();
        recorder = next;
    }

    void stop() {
        if (recorder != null) {
            recorder.stop();
            recorder.release();
            recorder = null;
        }
    }

    void delete() {
        file.delete();
    }
}
