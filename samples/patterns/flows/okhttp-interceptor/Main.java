package p;

import android.app.Activity;
import android.os.Bundle;
import okhttp3.OkHttpClient;
import okhttp3.Request;

public class Main extends Activity {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        OkHttpClient client = new OkHttpClient.Builder().addInterceptor(new Stamp(this)).build();
        Request request = new Request.Builder().url("https://api.example.com/list").build();
        client.newCall(request).enqueue(new Ignore());
    }
}
