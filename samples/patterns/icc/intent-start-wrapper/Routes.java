package p;

import android.content.Context;
import android.content.Intent;

final class Routes {
    static void go(Context context, Class<?> target) {
        Intent intent = new Intent();
        intent.setClass(context, target);
        intent.addFlags(Intent.FLAG_ACTIVITY_NEW_TASK);
        context.startActivity(intent);
    }
}
