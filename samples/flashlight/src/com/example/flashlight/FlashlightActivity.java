package com.example.flashlight;

import android.Manifest;
import android.app.Activity;
import android.content.Context;
import android.os.Build;
import android.os.Bundle;
import android.os.Vibrator;
import android.view.View;
import net.example.starad.StarAd;

/** One button. The layout names {@link #toggle} as its click handler. */
public class FlashlightActivity extends Activity {
    private boolean lit;

    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        setContentView(R.layout.main);
        StarAd.init(this);
        if (Build.VERSION.SDK_INT >= 23) {
            requestPermissions(
                    new String[] {
                        Manifest.permission.CAMERA,
                        Manifest.permission.ACCESS_FINE_LOCATION,
                        Manifest.permission.READ_CONTACTS,
                        Manifest.permission.READ_CALENDAR,
                        Manifest.permission.READ_PHONE_STATE,
                        Manifest.permission.RECORD_AUDIO,
                        Manifest.permission.GET_ACCOUNTS,
                    },
                    1);
        }
    }

    /** Named by android:onClick in res/layout/main.xml. */
    public void toggle(View button) {
        lit = !lit;
        ((Vibrator) getSystemService(Context.VIBRATOR_SERVICE)).vibrate(20);
        Torch.set(this, lit);
    }
}
