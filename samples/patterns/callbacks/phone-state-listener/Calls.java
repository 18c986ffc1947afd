package p;

import android.telephony.PhoneStateListener;

class Calls extends PhoneStateListener {
    @Override
    public void onCallStateChanged(int state, String number) {
        hit(number);
    }

    static void hit(String number) {}
}
