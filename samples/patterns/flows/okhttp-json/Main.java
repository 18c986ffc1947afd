package p;

import android.app.Activity;
import android.os.Bundle;
import android.telephony.TelephonyManager;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import org.json.JSONException;
import org.json.JSONObject;

public class Main extends Activity {
    private final OkHttpClient client = new OkHttpClient();

    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        TelephonyManager phone = (TelephonyManager) getSystemService(TELEPHONY_SERVICE);
        try {
            upload(phone.getImei());
        } catch (JSONException error) {
            finish();
        }
    }

    private void upload(String imei) throws JSONException {
        JSONObject json = new JSONObject();
        json.put("device", imei);
        RequestBody body = RequestBody.create(MediaType.parse("application/json"), json.toString());
        Request request = new Request.Builder().url("https://api.example.com/v1/device").post(body).build();
        client.newCall(request).enqueue(new Ignore());
    }
}
