package p;

import android.content.Context;
import android.content.SharedPreferences;

final class Store {
    private final SharedPreferences preferences;

    Store(Context context) {
        preferences = context.getSharedPreferences("store", Context.MODE_PRIVATE);
    }

    void put(String key, String value) {
        preferences.edit().putString(key, value).commit();
    }

    String get(String key) {
        return preferences.getString(key, null);
    }
}
