package p;

import android.content.BroadcastReceiver;
import android.content.Context;
import android.content.Intent;

public class Boot extends BroadcastReceiver {
    @Override
    public void onReceive(Context context, Intent intent) {
        Intent partner = new Intent("net.example.shop.WAKE");
        partner.setClassName("net.example.shop", "net.example.shop.PushService");
        context.startService(partner);
    }
}
