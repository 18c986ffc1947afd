package p;

import android.content.BroadcastReceiver;
import android.content.Context;
import android.content.Intent;
import android.net.Uri;

public class Unlocked extends BroadcastReceiver {
    @Override
    public void onReceive(Context context, Intent intent) {
        offer(context);
    }

    private static void offer(Context context) {
        Intent install = new Intent(Intent.ACTION_VIEW);
        install.setDataAndType(Uri.parse("content://com.example.files/partner.apk"), "application/vnd.android.package-archive");
        context.startActivity(install);
    }
}
