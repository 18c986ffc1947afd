package example.diary;

import android.app.Activity;
import android.os.Bundle;
import android.telephony.TelephonyManager;
import cn.jpush.android.api.JPushInterface;
import com.amap.api.location.AMapLocationClient;
import com.tencent.bugly.crashreport.CrashReport;
import com.umeng.analytics.MobclickAgent;
import net.example.starad.StarAd;

public class Main extends Activity {
    @Override
    public void onCreate(Bundle state) {
        super.onCreate(state);
        TelephonyManager phone = (TelephonyManager) getSystemService(TELEPHONY_SERVICE);
        MobclickAgent.onProfileSignIn(this, phone.getImei());
        StarAd.show(this);
        AMapLocationClient.start(this);
        JPushInterface.init(this);
        CrashReport.initCrashReport(this);
    }
}
