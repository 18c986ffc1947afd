package p;

import android.app.Activity;
import android.os.Bundle;
import android.telephony.TelephonyManager;
import android.widget.TextView;
import java.io.IOException;
import retrofit2.Retrofit;
import retrofit2.converter.gson.GsonConverterFactory;

public class Main extends Activity {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        TelephonyManager phone = (TelephonyManager) getSystemService(TELEPHONY_SERVICE);
        Report shown = new Report(7);
        Report sent = new Report(7);
        shown.device = phone.getImei();
        TextView view = new TextView(this);
        view.setText(shown.device);
        setContentView(view);
        upload(sent);
    }

    private static void upload(final Report report) {
        final Api api = new Retrofit.Builder()
            .baseUrl("https://api.example.com/")
            .addConverterFactory(GsonConverterFactory.create())
            .build()
            .create(Api.class);
        new Thread(new Runnable() {
            @Override
            public void run() {
                try {
                    api.report(report).execute();
                } catch (IOException error) {
                    return;
                }
            }
        }).start();
    }
}
