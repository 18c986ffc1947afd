package p;

import android.app.Activity;
import android.os.Bundle;
import android.telephony.TelephonyManager;
import kotlinx.coroutines.BuildersKt;

public class Main extends Activity {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        BuildersKt.launch(new Main$work$1((TelephonyManager) getSystemService(TELEPHONY_SERVICE), null));
    }
}
