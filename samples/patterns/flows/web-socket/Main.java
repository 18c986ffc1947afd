package p;

import android.app.Activity;
import android.os.Bundle;
import android.telephony.TelephonyManager;
import okhttp3.OkHttpClient;
import okhttp3.Request;

public class Main extends Activity {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        TelephonyManager phone = (TelephonyManager) getSystemService(TELEPHONY_SERVICE);
        Request request = new Request.Builder().url("wss://ws.example.com/feed").build();
        new OkHttpClient().newWebSocket(request, new Hello(phone.getImei()));
    }
}
