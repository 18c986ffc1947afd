package p;

import android.app.Activity;
import android.media.MediaRecorder;
import android.net.wifi.WifiManager;
import android.os.Bundle;
import android.view.View;
import android.widget.Button;

public class Main extends Activity implements View.OnClickListener {
    @Override
    public void onCreate(Bundle state) {
        super.onCreate(state);
        Button record = new Button(this);
        record.setOnClickListener(this);
        setContentView(record);
    }

    @Override
    public void onClick(View view) {
        WifiManager wifi = (WifiManager) getApplicationContext().getSystemService(WIFI_SERVICE);
        setTitle(wifi.getConnectionInfo().getSSID() + Contacts.names(this));
        MediaRecorder recorder = new MediaRecorder();
        recorder.setAudioSource(MediaRecorder.AudioSource.MIC);
        recorder.start();
    }
}
