package p;

import android.app.Activity;
import android.os.Bundle;
import android.provider.Settings;
import android.util.Log;

public class Main extends Activity {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        setTitle(Settings.Secure.getString(getContentResolver(), "android_id"));
        Log.i("demo", Settings.Secure.getString(getContentResolver(), "enabled_input_methods"));
    }
}
