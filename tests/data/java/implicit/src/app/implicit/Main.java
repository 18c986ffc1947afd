package app.implicit;

import android.app.Activity;
import android.os.Bundle;
import android.telephony.TelephonyManager;

public final class Main extends Activity {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        String imei = ((TelephonyManager) getSystemService("phone")).getDeviceId();
        Told.compared(imei);
        Told.chosen(imei);
        Told.stored(imei);
        Told.kept(imei);
        Told.counted(imei);
        Told.called(imei);
        Told.dispatched(imei);
        Told.thrown(imei);
        Told.bounds(imei);
        Told.lookedUp(imei);
        Told.listed(imei);
        Told.returned(imei);
        Told.switched(imei);
        Told.typed(imei);
        Told.left(imei);
        Told.length(imei);
        Told.deep(imei);
        Quiet.same(imei);
        Quiet.present(imei);
        Quiet.after(imei);
        Quiet.other(imei);
        Quiet.held(imei);
        Quiet.otherCaller(imei);
        Quiet.apart(imei);
        Quiet.status(imei);
        Quiet.emptied(imei);
        Quiet.endless(imei);
        Plain.sent(imei);
    }
}
