package p;

import android.accounts.AccountManager;
import android.app.Activity;
import android.os.Bundle;
import android.telephony.TelephonyManager;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

public class Main extends Activity {
    private final ExecutorService executor = Executors.newSingleThreadExecutor();

    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        later("https://risk.example.com/", id());
        later("https://ads.example.net/", id());
        later("https://sync.example.net/", AccountManager.get(this).getAccounts()[0].name);
    }

    private String id() {
        return ((TelephonyManager) getSystemService(TELEPHONY_SERVICE)).getImei();
    }

    private void later(String address, String text) {
        executor.execute(new Task(address, text));
    }
}
