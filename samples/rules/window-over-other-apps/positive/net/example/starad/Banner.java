package net.example.starad;

import android.content.Context;
import android.view.WindowManager;
import android.widget.TextView;

public class Banner {
    public static void show(Context context) {
        WindowManager.LayoutParams place = new WindowManager.LayoutParams();
        place.type = WindowManager.LayoutParams.TYPE_APPLICATION_OVERLAY;
        context.getSystemService(WindowManager.class).addView(new TextView(context), place);
    }
}
