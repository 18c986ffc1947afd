package p;

import android.accounts.Account;
import android.accounts.AccountManager;
import android.app.Activity;
import android.content.ContentResolver;
import android.content.Intent;
import android.os.Bundle;

public class Main extends Activity {
    @Override
    public void onCreate(Bundle state) {
        super.onCreate(state);
        Account account = new Account("steps", "com.example.steps");
        AccountManager.get(this).addAccountExplicitly(account, null, null);
        ContentResolver.addPeriodicSync(account, "com.example.steps", Bundle.EMPTY, 900);
        startService(new Intent(this, Work.class));
        startActivity(new Intent(this, Pixel.class));
    }
}
