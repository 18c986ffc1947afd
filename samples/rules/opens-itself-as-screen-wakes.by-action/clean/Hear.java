package p;

import android.content.BroadcastReceiver;
import android.content.Context;
import android.content.Intent;

public class Hear extends BroadcastReceiver {
    @Override
    public void onReceive(Context context, Intent intent) {
        switch (intent.getAction()) {
            case "android.intent.action.USER_PRESENT":
                context.getSharedPreferences("steps", 0).edit().putLong("unlocked", System.currentTimeMillis()).apply();
                break;
            case "p.OPEN":
                context.startActivity(new Intent(context, Main.class).addFlags(Intent.FLAG_ACTIVITY_NEW_TASK));
                break;
            default:
        }
    }
}
