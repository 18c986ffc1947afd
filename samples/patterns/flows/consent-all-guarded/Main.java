package p;

import android.app.Activity;
import android.app.AlertDialog;
import android.os.Bundle;
import android.telephony.TelephonyManager;
import java.io.IOException;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URL;

public class Main extends Activity {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        TelephonyManager phone = (TelephonyManager) getSystemService(TELEPHONY_SERVICE);
        if (getSharedPreferences("app", MODE_PRIVATE).getBoolean("agree_privacy", false)) {
            send(phone.getImei());
        }
        ask();
    }

    private void ask() {
        new AlertDialog.Builder(this)
                .setMessage("请阅读并同意《隐私政策》")
                .setPositiveButton("同意", (dialog, which) -> {
                    getSharedPreferences("app", MODE_PRIVATE).edit().putBoolean("agree_privacy", true).apply();
                    recreate();
                })
                .setNegativeButton("不同意", (dialog, which) -> finish())
                .show();
    }

    private static void send(String text) {
        try {
            HttpURLConnection connection = (HttpURLConnection) new URL("https://risk.example.com/").openConnection();
            connection.setDoOutput(true);
            OutputStream out = connection.getOutputStream();
            out.write(text.getBytes());
            out.close();
        } catch (IOException error) {
            finish(error);
        }
    }

    private static void finish(IOException error) {}
}
