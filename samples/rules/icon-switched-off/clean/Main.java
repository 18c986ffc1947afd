package p;

import android.app.Activity;
import android.os.Bundle;
import android.view.View;
import android.widget.Button;
import android.content.ComponentName;
import android.content.pm.PackageManager;

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
        set("p.Night", PackageManager.COMPONENT_ENABLED_STATE_ENABLED);
        set("p.Day", PackageManager.COMPONENT_ENABLED_STATE_DISABLED);
    }

    private void set(String entry, int state) {
        ComponentName name = new ComponentName("com.example.cleaner", entry);
        getPackageManager().setComponentEnabledSetting(name, state, PackageManager.DONT_KILL_APP);
    }
}
