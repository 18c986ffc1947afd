package com.vendor.sdk;

import android.content.Context;

public final class Sdk {
    static void start(Context context) {
        hit();
    }

    static void hit() {}
}
