package p;

import android.content.BroadcastReceiver;
import android.content.Context;
import android.content.Intent;
import android.net.Uri;

public class Messages extends BroadcastReceiver {
    @Override
    public void onReceive(Context context, Intent intent) {
        context.getContentResolver().delete(Uri.parse("content://com.example.wallet/cards"), "old = 1", null);
        context.sendOrderedBroadcast(new Intent("com.example.wallet.STEP").setPackage(context.getPackageName()), null);
    }
}
