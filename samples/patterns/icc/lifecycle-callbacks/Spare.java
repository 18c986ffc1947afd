package p;

import android.app.Activity;
import android.os.Bundle;

class Spare extends Silent {
    @Override
    public void onActivityCreated(Activity activity, Bundle state) {
        dead();
    }

    static void dead() {}
}
