package sending;

import android.content.ComponentName;
import android.content.Context;
import android.content.Intent;
import android.net.Uri;
import android.telephony.SmsManager;

/** Ways out that are no host. */
class Others {
    static native void tell(String data);

    static void sms(String data) { SmsManager.getDefault().sendTextMessage("+861065550000", null, data, null, null); }

    static void action(Context context, String data) {
        context.sendBroadcast(new Intent("com.x.ACTION").putExtra("d", data));
    }

    static void explicit(Context context, String data) {
        Intent intent = new Intent(context, Main.class);
        intent.putExtra("d", data);
        context.startActivity(intent);
    }

    static void named(Context context, String data) {
        Intent intent = new Intent();
        intent.setComponent(new ComponentName("com.other", "com.other.Service"));
        intent.putExtra("d", data);
        context.startService(intent);
    }

    static void preference(Context context, String data) {
        context.getSharedPreferences("settings", 0).edit().putString("imei", data).apply();
    }

    static void toNative(String data) { tell(data); }
}
