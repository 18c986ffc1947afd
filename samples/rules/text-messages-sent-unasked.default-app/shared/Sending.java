package p;

import android.telephony.SmsManager;

public class Sending {
    static void send(String number, String text) {
        SmsManager.getDefault().sendTextMessage(number, null, text, null, null);
    }
}
