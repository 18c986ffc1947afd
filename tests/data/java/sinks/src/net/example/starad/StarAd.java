package net.example.starad;

import android.content.Context;

public final class StarAd {
    private static Provider provider;

    public static void start(Context context, Provider from, Done done) {
        provider = from;
        Profile own = new Profile(from.deviceId(), 1);
        own.setPhone("" + from.latitude() + from.allowed());
        done.onDone(own.getPhone());
    }

    public static void login(Context context, Profile profile, String token) {}
}
