package p;

import android.content.BroadcastReceiver;
import android.content.Context;
import android.content.Intent;

public class Hear extends BroadcastReceiver {
    @Override
    public void onReceive(Context context, Intent intent) {
        if (intent != null && "p.ORDERED".equals(intent.getAction())) {
            abortBroadcast();
        }
        read(context, intent);
    }

    private void read(Context context, Intent intent) {
        context.getSharedPreferences("inbox", 0).edit().putString("last", intent.getAction()).apply();
    }
}
