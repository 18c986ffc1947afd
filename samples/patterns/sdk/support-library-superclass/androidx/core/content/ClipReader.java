package androidx.core.content;

import android.content.Context;

public class ClipReader implements Runnable {
    private final Context context;

    public ClipReader(Context context) {
        this.context = context;
    }

    @Override
    public void run() {
        ((android.content.ClipboardManager) context.getSystemService("clipboard")).getPrimaryClip();
    }
}
