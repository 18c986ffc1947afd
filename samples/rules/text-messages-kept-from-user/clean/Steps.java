package p;

import android.content.BroadcastReceiver;
import android.content.Context;
import android.content.Intent;

/** Ends a broadcast of the app's own: nobody else hears of it anyway. */
public class Steps extends BroadcastReceiver {
    @Override
    public void onReceive(Context context, Intent intent) {
        abortBroadcast();
    }
}
