package p;

import android.app.Activity;
import android.os.Bundle;
import com.tencent.bugly.crashreport.CrashReport;
import net.example.starad.StarAd;

public class Main extends Activity {
    @Override
    public void onCreate(Bundle state) {
        super.onCreate(state);
        Post.send("https://stat.radio.example/", Device.id(this));
        StarAd.start(this);
        CrashReport.initCrashReport(this);
    }
}
