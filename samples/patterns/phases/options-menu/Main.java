package p;

import android.app.Activity;
import android.content.Context;
import android.provider.Settings;
import android.telephony.TelephonyManager;
import android.view.Menu;
import android.view.MenuItem;

public class Main extends Activity {
    @Override
    public boolean onCreateOptionsMenu(Menu menu) {
        made(this);
        return true;
    }

    @Override
    public boolean onOptionsItemSelected(MenuItem item) {
        hit(this);
        return true;
    }

    static void made(Context context) {
        Settings.Secure.getString(context.getContentResolver(), Settings.Secure.ANDROID_ID);
    }

    static void hit(Context context) {
        ((TelephonyManager) context.getSystemService("phone")).getDeviceId();
    }
}
