package p;

import android.app.Activity;
import android.content.ClipData;
import android.content.ClipboardManager;
import android.os.Bundle;
import android.telephony.TelephonyManager;

public class Main extends Activity {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        TelephonyManager phone = (TelephonyManager) getSystemService(TELEPHONY_SERVICE);
        ClipboardManager clips = (ClipboardManager) getSystemService(CLIPBOARD_SERVICE);
        clips.setPrimaryClip(ClipData.newPlainText("device", phone.getImei()));
    }
}
