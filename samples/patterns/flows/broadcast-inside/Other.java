package p;

import android.content.BroadcastReceiver;
import android.content.Context;
import android.content.Intent;
import android.util.Log;

public class Other extends BroadcastReceiver {
    @Override
    public void onReceive(Context context, Intent intent) {
        Log.i("demo", intent.getStringExtra("device"));
    }
}
