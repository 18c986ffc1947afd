package p;

import android.content.Context;

class Push {
    static void start(Context context) {
        cn.jpush.android.api.JPushInterface.init(context);
    }
}
