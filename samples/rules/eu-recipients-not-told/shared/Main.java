package p;

import android.app.Activity;
import android.os.Bundle;
import android.provider.Settings;
import com.umeng.analytics.MobclickAgent;

public class Main extends Activity {
    @Override
    public void onCreate(Bundle state) {
        super.onCreate(state);
        MobclickAgent.onProfileSignIn(Settings.Secure.getString(getContentResolver(), Settings.Secure.ANDROID_ID));
    }
}
