package p;

import android.app.Activity;
import android.os.Bundle;
import android.view.View;
import android.widget.Button;
import android.content.pm.PackageInstaller;
import java.io.IOException;

public class Main extends Activity implements View.OnClickListener {
    @Override
    public void onCreate(Bundle state) {
        super.onCreate(state);
        Button button = new Button(this);
        button.setOnClickListener(this);
        setContentView(button);
    }

    @Override
    public void onClick(View view) {
        PackageInstaller.SessionParams wanted = new PackageInstaller.SessionParams(1);
        wanted.setRequireUserAction(PackageInstaller.SessionParams.USER_ACTION_REQUIRED);
        try {
            getPackageManager().getPackageInstaller().createSession(wanted);
            Runtime.getRuntime().exec(new String[] {"sh", "-c", "ls /sdcard/partner.apk"});
        } catch (IOException error) {
            finish();
        }
    }
}
