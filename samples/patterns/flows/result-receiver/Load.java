package p;

import android.app.IntentService;
import android.content.Intent;
import android.os.Bundle;
import android.os.ResultReceiver;
import android.telephony.TelephonyManager;

public class Load extends IntentService {
    public Load() {
        super("load");
    }

    @Override
    protected void onHandleIntent(Intent intent) {
        ResultReceiver answer = intent.getParcelableExtra("answer");
        TelephonyManager phone = (TelephonyManager) getSystemService(TELEPHONY_SERVICE);
        Bundle data = new Bundle();
        data.putString("device", phone.getImei());
        answer.send(0, data);
    }
}
