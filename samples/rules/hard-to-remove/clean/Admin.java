package p;

import android.content.BroadcastReceiver;
import android.content.Context;
import android.content.Intent;

public class Admin extends BroadcastReceiver {
    @Override
    public void onReceive(Context context, Intent intent) {
        context.getSharedPreferences("app", 0).edit().putBoolean("zone", true).apply();
    }
}
