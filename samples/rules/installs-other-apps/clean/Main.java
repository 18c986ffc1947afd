package p;

import android.app.Activity;
import android.content.Intent;
import android.net.Uri;
import android.os.Bundle;
import android.view.View;
import android.widget.Button;
import net.example.starad.StarAd;

public class Main extends Activity implements View.OnClickListener {
    @Override
    public void onCreate(Bundle state) {
        super.onCreate(state);
        Button update = new Button(this);
        update.setOnClickListener(this);
        setContentView(update);
        StarAd.show(this);
    }

    @Override
    public void onClick(View view) {
        if (getPackageManager().canRequestPackageInstalls()) {
            Intent intent = new Intent(Intent.ACTION_INSTALL_PACKAGE);
            intent.setData(Uri.parse("content://files.example/update.apk"));
            startActivity(intent);
        }
    }
}
