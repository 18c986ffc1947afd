package p;

import android.content.Context;
import android.content.Intent;

final class Post {
    static void send(Context context, String action) {
        context.sendBroadcast(new Intent(action));
    }

    static void never(Context context) {
        send(context, "p.action.DEAD");
    }
}
