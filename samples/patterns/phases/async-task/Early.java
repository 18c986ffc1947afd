package p;

import android.content.Context;
import android.telephony.TelephonyManager;

class Early extends android.os.AsyncTask<Void, Void, Void> {
    private final Context context;

    Early(Context context) {
        this.context = context;
    }

    @Override
    protected Void doInBackground(Void... none) {
        hit(context);
        return null;
    }

    static void hit(Context context) {
        ((TelephonyManager) context.getSystemService("phone")).getDeviceId();
    }
}
