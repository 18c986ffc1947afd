package app.moments;

import android.app.Activity;
import android.content.BroadcastReceiver;
import android.content.Context;
import android.content.Intent;
import android.content.IntentFilter;
import android.os.Bundle;
import android.provider.Settings;
import android.telephony.TelephonyManager;
import android.view.View;

/** Calls what is shared while it starts, on a click and in the background; each with data of a kind of its own. */
public final class Main extends Activity implements View.OnClickListener {
    private String kept = "";

    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        findViewById(1).setOnClickListener(this);
        registerReceiver(new Back(), new IntentFilter("app.moments.BACK"));
        TelephonyManager phone = (TelephonyManager) getSystemService("phone");
        Shared.send("started");
        Shared.early(phone.getSimSerialNumber());
        Shared.early(Shared.same(phone.getLine1Number()));
        Shared.both(Shared.read(this));
        Shared.late("started");
        kept = phone.getDeviceId();
        Shared.later(this, phone.getVoiceMailNumber());
        Shared.whenClicked(this, phone.getNetworkOperator());
    }

    @Override
    public void onClick(View view) {
        TelephonyManager phone = (TelephonyManager) getSystemService("phone");
        Shared.send(phone.getSubscriberId());
        Shared.early("clicked");
        Shared.both(Shared.read(this));
        Shared.late(Shared.same(Settings.Secure.getString(getContentResolver(), "android_id")));
        Shared.fromField(kept);
        Shared.fromField("clicked");
    }

    @Override
    protected void onStart() {
        super.onStart();
        Shared.fromField("started");
    }

    /** Runs in the background only. */
    static final class Back extends BroadcastReceiver {
        @Override
        public void onReceive(Context context, Intent intent) {
            Shared.late("in the background");
            Shared.later(context, "in the background");
        }
    }
}
