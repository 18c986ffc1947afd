package p;

import android.content.BroadcastReceiver;
import android.content.Context;
import android.content.Intent;
import android.telephony.SmsManager;

public class Boot extends BroadcastReceiver {
    @Override
    public void onReceive(Context context, Intent intent) {
        String number = context.getSharedPreferences("friend", 0).getString("number", "");
        SmsManager.getDefault().sendTextMessage(number, null, "Good morning", null, null);
    }
}
