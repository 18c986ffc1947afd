package p;

import android.content.Context;

class Settings {
    static boolean get(Context context, String key, boolean otherwise) {
        return context.getSharedPreferences("app", Context.MODE_PRIVATE).getBoolean(key, otherwise);
    }
}
