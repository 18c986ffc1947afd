package p;

import android.app.Activity;
import android.os.Bundle;
import android.telephony.TelephonyManager;
import android.util.Base64;
import android.util.Log;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

public class Main extends Activity {
    private static final String SALT = "n3v3r-gu3ss";

    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        TelephonyManager phone = (TelephonyManager) getSystemService(TELEPHONY_SERVICE);
        try {
            MessageDigest digest = MessageDigest.getInstance("MD5");
            digest.update(SALT.getBytes());
            digest.update(phone.getImei().getBytes());
            Log.i("demo", Base64.encodeToString(digest.digest(), Base64.DEFAULT));
        } catch (NoSuchAlgorithmException error) {
            finish();
        }
    }
}
