package p;

import android.app.job.JobParameters;
import android.app.job.JobService;
import android.content.Context;
import android.telephony.TelephonyManager;

public class J extends JobService {
    @Override
    public boolean onStartJob(JobParameters parameters) {
        hit(this);
        return false;
    }

    @Override
    public boolean onStopJob(JobParameters parameters) {
        return false;
    }

    static void hit(Context context) {
        ((TelephonyManager) context.getSystemService("phone")).getDeviceId();
    }
}
