package p;

import android.app.Activity;
import android.content.SharedPreferences;
import android.os.Bundle;

public class Main extends Activity implements SharedPreferences.OnSharedPreferenceChangeListener {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        getSharedPreferences("settings", MODE_PRIVATE).registerOnSharedPreferenceChangeListener(this);
    }

    @Override
    public void onSharedPreferenceChanged(SharedPreferences preferences, String key) {
        hit();
    }

    static void hit() {}
}
