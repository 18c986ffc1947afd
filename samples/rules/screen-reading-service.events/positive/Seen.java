package p;

import android.content.Context;
import android.view.accessibility.AccessibilityEvent;

final class Seen {
    private Seen() {}

    static void keep(Context context, AccessibilityEvent event) {
        String text = String.valueOf(event.getText());
        context.getSharedPreferences("seen", Context.MODE_PRIVATE).edit().putString("text", text).apply();
    }
}
