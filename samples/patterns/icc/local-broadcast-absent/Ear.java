package p;

import android.content.BroadcastReceiver;
import android.content.Context;
import android.content.Intent;

class Ear extends BroadcastReceiver {
    @Override
    public void onReceive(Context context, Intent intent) {}
}
