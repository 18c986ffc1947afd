package p;

import android.app.Activity;
import android.os.Bundle;
import okhttp3.Callback;
import okhttp3.Client;

public class Main extends Activity {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        Client client = new Client.Builder().addInterceptor(new DeviceHeaders()).build();
        client.enqueue(new Callback() {
            @Override
            public void onResponse(String response) {
                hit();
            }
        });
    }

    Client unused() {
        return new Client.Builder().addInterceptor(new Unused()).build();
    }

    static void hit() {}
}
