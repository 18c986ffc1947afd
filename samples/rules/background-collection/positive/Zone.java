package p;

import android.content.BroadcastReceiver;
import android.content.Context;
import android.content.Intent;

public class Zone extends BroadcastReceiver {
    @Override
    public void onReceive(Context context, Intent intent) {
        context.getSharedPreferences("track", 0).edit().putString("zone", Place.read(context)).apply();
    }
}
