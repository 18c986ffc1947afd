package cn.egame.terminal.paysdk;

import android.content.Context;

/** Stands for the billing SDK: only the name is its own. */
public class EgamePay {
    public static void pay(Context context, String goods) {
        context.getSharedPreferences("pay", 0).edit().putString("goods", goods).apply();
    }
}
