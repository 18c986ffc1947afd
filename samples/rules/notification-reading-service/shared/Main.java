package p;

import android.app.Activity;
import android.content.ComponentName;
import android.media.session.MediaController;
import android.media.session.MediaSessionManager;
import android.os.Bundle;
import android.view.View;
import android.widget.Button;

public class Main extends Activity implements View.OnClickListener {
    @Override
    public void onCreate(Bundle state) {
        super.onCreate(state);
        Button pause = new Button(this);
        pause.setOnClickListener(this);
        setContentView(pause);
    }

    @Override
    public void onClick(View view) {
        MediaSessionManager sessions = (MediaSessionManager) getSystemService(MEDIA_SESSION_SERVICE);
        for (MediaController player : sessions.getActiveSessions(new ComponentName(this, Listener.class))) {
            player.getTransportControls().pause();
        }
    }
}
