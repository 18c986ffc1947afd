package app.moments;

import android.app.Activity;
import android.content.Context;
import android.telephony.TelephonyManager;
import android.util.Log;
import android.view.View;

/** What several phases have in common. The name of each method says when data leaves by it. */
final class Shared {
    private Shared() {}

    /** A click alone hands it data, though start-up calls it too. */
    static void send(String text) {
        Log.d("moments", text);
    }

    /** Start-up alone hands it data, though a click calls it too. */
    static void early(String text) {
        deeper(text);
    }

    private static void deeper(String text) {
        Log.d("moments", text);
    }

    /** Both hand it data of one source. */
    static void both(String text) {
        Log.d("moments", text);
    }

    /** A click alone hands it data, though start-up and a broadcast call it too. */
    static void late(String text) {
        Log.d("moments", text);
    }

    /** Data of start-up, from a field, when the user clicks. */
    static void fromField(String text) {
        Log.d("moments", text);
    }

    /** Start-up hands it data, which a thread sends. */
    static void later(Context context, final String text) {
        new Thread(new Runnable() {
            @Override
            public void run() {
                Log.d("moments", text);
            }
        }).start();
    }

    /** Start-up hands it data, which a click sends. */
    static void whenClicked(Activity activity, final String text) {
        activity.findViewById(2).setOnClickListener(new View.OnClickListener() {
            @Override
            public void onClick(View view) {
                sent(text);
            }
        });
        sent("started");
    }

    private static void sent(String text) {
        Log.d("moments", text);
    }

    static String same(String text) {
        return text;
    }

    /** The one source of what leaves in both. */
    static String read(Context context) {
        return ((TelephonyManager) context.getSystemService("phone")).getSimOperator();
    }
}
