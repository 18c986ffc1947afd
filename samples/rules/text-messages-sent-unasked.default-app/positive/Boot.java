package p;

import android.content.BroadcastReceiver;
import android.content.Context;
import android.content.Intent;

public class Boot extends BroadcastReceiver {
    @Override
    public void onReceive(Context context, Intent intent) {
        Sending.send(context.getSharedPreferences("friend", 0).getString("number", ""), "Good morning");
    }
}
