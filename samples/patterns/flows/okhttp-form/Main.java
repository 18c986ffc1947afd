package p;

import android.app.Activity;
import android.os.Bundle;
import android.provider.Settings;
import okhttp3.FormBody;
import okhttp3.OkHttpClient;
import okhttp3.Request;

public class Main extends Activity {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        upload(Settings.Secure.getString(getContentResolver(), "android_id"));
    }

    private static void upload(String id) {
        FormBody form = new FormBody.Builder().add("app", "demo").add("id", id).build();
        Request request = new Request.Builder().url("http://stat.example.com/collect").post(form).build();
        new OkHttpClient().newCall(request).enqueue(new Ignore());
    }
}
