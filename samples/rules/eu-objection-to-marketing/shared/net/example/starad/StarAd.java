package net.example.starad;

import android.app.Activity;

public final class StarAd {
    private StarAd() {}

    public static void show(Activity activity) {
        activity.setTitle("Advertisement");
    }
}
