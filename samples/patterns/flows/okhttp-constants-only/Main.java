package p;

import android.app.Activity;
import android.os.Bundle;
import android.telephony.TelephonyManager;
import android.widget.TextView;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;

public class Main extends Activity {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        TelephonyManager phone = (TelephonyManager) getSystemService(TELEPHONY_SERVICE);
        TextView view = new TextView(this);
        view.setText("IMEI: " + phone.getImei());
        setContentView(view);
        RequestBody body = RequestBody.create(MediaType.parse("text/plain"), "opened");
        Request request = new Request.Builder().url("https://api.example.com/" + "v" + 1).post(body).build();
        new OkHttpClient().newCall(request).enqueue(new Ignore());
    }
}
