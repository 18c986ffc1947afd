package com.example.checkout;

import android.content.Context;

public class Checkout {
    public static void pay(Context context, String goods) {
        context.getSharedPreferences("pay", 0).edit().putString("goods", goods).apply();
    }
}
