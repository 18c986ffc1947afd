package p;

import android.app.Activity;
import android.content.pm.PackageManager;
import android.os.Bundle;
import android.view.View;
import android.widget.Button;

public class Main extends Activity implements View.OnClickListener {
    @Override
    public void onCreate(Bundle state) {
        super.onCreate(state);
        Button scan = new Button(this);
        scan.setOnClickListener(this);
        setContentView(scan);
    }

    @Override
    public void onClick(View view) {
        requestPermissions(new String[] {"android.permission.CAMERA"}, 1);
    }

    @Override
    public void onRequestPermissionsResult(int request, String[] permissions, int[] results) {
        if (results.length == 0 || results[0] != PackageManager.PERMISSION_GRANTED) {
            setTitle("Type the number instead");
        }
    }
}
