package p;

import android.telephony.TelephonyCallback;

class Calls extends TelephonyCallback implements TelephonyCallback.CallStateListener {
    @Override
    public void onCallStateChanged(int state) {
        hit();
    }

    static void hit() {}
}
