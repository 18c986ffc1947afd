package p;

import android.animation.ValueAnimator;
import android.app.Activity;
import android.net.ConnectivityManager;
import android.os.Bundle;
import android.telephony.TelephonyManager;

public class Main extends Activity {
    private ValueAnimator.AnimatorUpdateListener kept;

    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        getSystemService(ConnectivityManager.class).registerDefaultNetworkCallback(new Net());
        getSystemService(TelephonyManager.class).registerTelephonyCallback(getMainExecutor(), new Calls());
        ValueAnimator animator = ValueAnimator.ofInt(0, 100);
        animator.addUpdateListener(new ValueAnimator.AnimatorUpdateListener() {
            @Override
            public void onAnimationUpdate(ValueAnimator animation) {}
        });
        animator.start();
        kept = new ValueAnimator.AnimatorUpdateListener() {
            @Override
            public void onAnimationUpdate(ValueAnimator animation) {
                dead();
            }
        };
    }

    static void dead() {}
}
