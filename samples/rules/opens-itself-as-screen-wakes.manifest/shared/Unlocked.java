package p;

import android.content.BroadcastReceiver;
import android.content.Context;
import android.content.Intent;
import android.os.Handler;
import android.os.Looper;

public class Unlocked extends BroadcastReceiver {
    @Override
    public void onReceive(Context context, Intent intent) {
        new Thread(() -> later(context)).start();
    }

    private static void later(Context context) {
        Runnable task = new Runnable() {
            @Override
            public void run() {
                open(context);
            }
        };
        new Handler(Looper.getMainLooper()).postDelayed(task, 2000);
    }

    private static void open(Context context) {
        context.startActivity(new Intent(context, Main.class).addFlags(Intent.FLAG_ACTIVITY_NEW_TASK));
    }
}
