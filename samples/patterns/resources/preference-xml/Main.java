package p;

import android.os.Bundle;
import android.preference.PreferenceActivity;

public class Main extends PreferenceActivity {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        addPreferencesFromResource(R.xml.settings);
    }

    @Override
    protected boolean isValidFragment(String name) {
        return true;
    }
}
