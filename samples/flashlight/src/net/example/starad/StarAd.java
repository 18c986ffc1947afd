package net.example.starad;

import android.content.Context;

/** Entry of StarAd, an advertising SDK that does not exist. */
public final class StarAd {
    private StarAd() {
    }

    /** Starts collecting at once; there is no consent parameter. */
    public static void init(Context context) {
        new Thread(new Collector(context.getApplicationContext())).start();
    }
}
