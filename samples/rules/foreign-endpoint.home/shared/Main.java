package p;

import android.app.Activity;
import android.os.Bundle;
import android.provider.Settings;

public class Main extends Activity {
    @Override
    public void onCreate(Bundle state) {
        super.onCreate(state);
        String id = Settings.Secure.getString(getContentResolver(), Settings.Secure.ANDROID_ID);
        Post.send("https://graph.facebook.com/activities", id);
    }
}
