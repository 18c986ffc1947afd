package p;

import android.app.Activity;
import android.os.Bundle;
import android.telephony.TelephonyManager;
import javax.net.ssl.HostnameVerifier;
import javax.net.ssl.SSLSession;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;

public class Main extends Activity {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        TelephonyManager phone = (TelephonyManager) getSystemService(TELEPHONY_SERVICE);
        upload(phone.getImei());
    }

    private static void upload(String imei) {
        OkHttpClient client = new OkHttpClient.Builder().hostnameVerifier(new HostnameVerifier() {
            @Override
            public boolean verify(String host, SSLSession session) {
                return true;
            }
        }).build();
        RequestBody body = RequestBody.create(MediaType.parse("text/plain"), imei);
        Request request = new Request.Builder().url("https://api.example.com/v1").post(body).build();
        client.newCall(request).enqueue(new Ignore());
    }
}
