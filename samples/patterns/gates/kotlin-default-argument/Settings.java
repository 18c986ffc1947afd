package p;

import android.content.Context;

class Settings {
    static boolean get(Context context, String key, boolean otherwise) {
        return context.getSharedPreferences("app", Context.MODE_PRIVATE).getBoolean(key, otherwise);
    }

    static boolean get$default(Context context, String key, boolean otherwise, int mask, Object handler) {
        if ((mask & 4) != 0) {
            otherwise = false;
        }
        return get(context, key, otherwise);
    }
}
