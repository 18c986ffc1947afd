package p;

import android.app.Activity;
import android.os.Bundle;
import android.view.View;
import android.widget.Button;

public class Main extends Activity implements View.OnClickListener {
    private Button photo;
    private Button voice;

    @Override
    public void onCreate(Bundle state) {
        super.onCreate(state);
        photo = new Button(this);
        photo.setOnClickListener(this);
        voice = new Button(this);
        voice.setOnClickListener(this);
        setContentView(photo);
    }

    @Override
    public void onClick(View view) {
        if (view == photo) {
            requestPermissions(new String[] {"android.permission.CAMERA"}, 1);
        } else if (view == voice) {
            requestPermissions(new String[] {"android.permission.RECORD_AUDIO"}, 2);
        } else {
            requestPermissions(new String[] {"android.permission.READ_CONTACTS"}, 3);
        }
    }
}
