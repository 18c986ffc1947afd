package p;

import android.app.Activity;
import android.os.Bundle;
import android.telephony.TelephonyManager;
import androidx.work.Data;
import androidx.work.OneTimeWorkRequest;
import androidx.work.WorkManager;

public class Main extends Activity {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        TelephonyManager phone = (TelephonyManager) getSystemService(TELEPHONY_SERVICE);
        Data data = new Data.Builder().putString("device", phone.getImei()).build();
        OneTimeWorkRequest request = new OneTimeWorkRequest.Builder(Upload.class).setInputData(data).build();
        WorkManager.getInstance(this).enqueue(request);
    }
}
