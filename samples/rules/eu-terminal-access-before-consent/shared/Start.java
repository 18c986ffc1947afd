package p;

import android.content.Context;
import android.provider.Settings;
import com.umeng.commonsdk.UMConfigure;

final class Start {
    private Start() {}

    static void all(Context context) {
        String id = Settings.Secure.getString(context.getContentResolver(), Settings.Secure.ANDROID_ID);
        context.getSharedPreferences("app", 0).edit().putString("device", id).apply();
        UMConfigure.init(context, "key", "channel", 1, null);
    }
}
