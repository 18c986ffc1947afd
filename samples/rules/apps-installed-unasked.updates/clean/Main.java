package p;

import android.app.Activity;
import android.app.PendingIntent;
import android.content.Intent;
import android.content.pm.PackageInstaller;
import android.os.Bundle;
import android.view.View;
import android.widget.Button;
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
        PackageInstaller installer = getPackageManager().getPackageInstaller();
        try (PackageInstaller.Session session = installer.openSession(installer.createSession(wanted))) {
            Intent done = new Intent(this, Main.class);
            session.commit(PendingIntent.getActivity(this, 0, done, PendingIntent.FLAG_MUTABLE).getIntentSender());
        } catch (IOException error) {
            finish();
        }
    }
}
