package p;

import android.content.Context;

class Store {
    static boolean get(Context context, String key) {
        return context.getSharedPreferences("app", Context.MODE_PRIVATE).getBoolean(key, false);
    }
}
