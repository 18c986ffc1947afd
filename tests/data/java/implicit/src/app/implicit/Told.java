package app.implicit;

import android.util.Log;
import java.util.ArrayList;
import java.util.List;

/** Each method, or what it is named with, writes something that a branch on the number decides. */
final class Told {
    private static final String[] TABLE = {"a", "b", "c"};
    private static String kept = "no";
    private boolean known;

    static void compared(String imei) {
        if (imei.equals("0")) {
            Log.d("tag", "yes");
        } else {
            Log.d("tag", "no");
        }
    }

    static void chosen(String imei) {
        String size = imei.length() > 3 ? "long" : "short";
        Log.d("tag", size);
    }

    static void stored(String imei) {
        Told told = new Told();
        if (imei.contains("0")) {
            told.known = true;
        }
        if (told.known) {
            Log.d("tag", "yes");
        }
    }

    static void kept(String imei) {
        if (imei.startsWith("0")) {
            kept = "yes";
        }
        keptElsewhere();
    }

    private static void keptElsewhere() {
        Log.d("tag", kept);
    }

    static void counted(String imei) {
        int count = 0;
        while (count < imei.length()) {
            count++;
        }
        Log.d("tag", "n" + count);
    }

    static void called(String imei) {
        if (imei.endsWith("0")) {
            calledThen();
        }
    }

    private static void calledThen() {
        Log.d("tag", "yes");
    }

    interface Way {
        void go();
    }

    static final class One implements Way {
        @Override
        public void go() {
            Log.d("tag", "one");
        }
    }

    static final class Two implements Way {
        @Override
        public void go() {
            Log.d("tag", "two");
        }
    }

    static void dispatched(String imei) {
        Way way = imei.equals("0") ? new One() : new Two();
        way.go();
    }

    static void thrown(String imei) {
        try {
            check(imei);
        } catch (IllegalStateException e) {
            Log.d("tag", "bad");
        }
    }

    private static void check(String imei) {
        if (imei.compareTo("5") < 0) {
            throw new IllegalStateException("low");
        }
    }

    static void bounds(String imei) {
        String[] room = new String[imei.charAt(0)];
        try {
            room[5] = "x";
        } catch (ArrayIndexOutOfBoundsException e) {
            Log.d("tag", "small");
        }
    }

    static void lookedUp(String imei) {
        Log.d("tag", TABLE[imei.charAt(0) - '0']);
    }

    static void listed(String imei) {
        List<String> list = new ArrayList<>();
        if (imei.indexOf('0') > 3) {
            list.add("yes");
        }
        Log.d("tag", list.toString());
    }

    static void returned(String imei) {
        Log.d("tag", "known " + Rank.of(imei));
    }

    static void switched(String imei) {
        switch (imei.charAt(0)) {
            case '1':
                Log.d("tag", "one");
                break;
            case '2':
                Log.d("tag", "two");
                break;
            default:
        }
    }

    static void typed(String imei) {
        Object way = imei.equals("0") ? new One() : new Two();
        if (way instanceof One) {
            Log.d("tag", "one");
        }
    }

    static void left(String imei) {
        if (imei.startsWith("0")) {
            return;
        }
        Log.d("tag", "other");
    }

    static void length(String imei) {
        Log.d("tag", "of " + imei.length());
    }

    static void deep(String imei) {
        boolean first = imei.charAt(0) == '0';
        int second = 0;
        if (first) {
            second = 7;
        }
        if (second > 5) {
            Log.d("tag", "yes");
        }
    }
}
