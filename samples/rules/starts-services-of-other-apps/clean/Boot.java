package p;

import android.content.BroadcastReceiver;
import android.content.Context;
import android.content.Intent;

public class Boot extends BroadcastReceiver {
    @Override
    public void onReceive(Context context, Intent intent) {
        Intent own = new Intent();
        own.setClassName("com.example.reader", "p.Work");
        context.startService(own);
    }
}
