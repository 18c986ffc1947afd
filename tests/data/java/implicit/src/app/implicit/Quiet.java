package app.implicit;

import android.os.SystemClock;
import android.util.Log;
import java.util.ArrayList;
import java.util.List;

/** What these methods write is the same whatever the number is. */
final class Quiet {
    static void same(String imei) {
        String text;
        if (imei.equals("0")) {
            text = "same";
        } else {
            text = "same";
        }
        Log.d("tag", text);
    }

    static void present(String imei) {
        if (imei != null) {
            Log.d("tag", "there is one");
        }
    }

    static void after(String imei) {
        int size = 1;
        if (imei.equals("0")) {
            size = 2;
        }
        if (size > 1) {
            nothing();
        }
        Log.d("tag", "after");
    }

    private static void nothing() {
    }

    static void other(String imei) {
        String text = imei;
        if (SystemClock.uptimeMillis() > 5) {
            Log.d("tag", "late");
        }
        text.length();
    }

    static void held(String imei) {
        List<String> list = new ArrayList<>();
        list.add(imei);
        if (list.size() > 0) {
            Log.d("tag", "some");
        }
    }

    static void otherCaller(String imei) {
        Rank.of(imei);
        if (Rank.of("constant") > 1) {
            Log.d("tag", "constant");
        }
    }

    static void apart(String imei) {
        int size;
        if (SystemClock.uptimeMillis() > 5) {
            size = 1;
        } else {
            size = 2;
            if (imei.equals("0")) {
                nothing();
            }
        }
        Log.d("tag", "size " + size);
    }

    static void status(String imei) {
        int written = Plain.write(imei);
        if (written > 3) {
            Log.d("tag", "was written");
        }
    }

    static void emptied(String imei) {
        boolean[] known = {false};
        if (imei.equals("0")) {
            known[0] = true;
        }
        known[0] = false;
        if (known[0]) {
            Log.d("tag", "never");
        }
    }

    static void endless(String imei) {
        if (SystemClock.uptimeMillis() < 5) {
            while (true) {
                if (imei.equals("0")) {
                    nothing();
                }
            }
        }
        Log.d("tag", "soon");
    }
}
