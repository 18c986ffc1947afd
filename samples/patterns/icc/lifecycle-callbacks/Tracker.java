package p;

import android.app.Activity;
import android.os.Bundle;

class Tracker extends Silent {
    @Override
    public void onActivityCreated(Activity activity, Bundle state) {
        hit();
    }

    static void hit() {}
}
