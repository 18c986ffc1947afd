package p;

import android.accounts.Account;
import android.accounts.AccountManager;
import android.app.Activity;
import android.app.Dialog;
import android.content.ContentResolver;
import android.content.Intent;
import android.os.Bundle;
import android.view.View;
import android.widget.Button;

public class Main extends Activity implements View.OnClickListener {
    @Override
    public void onCreate(Bundle state) {
        super.onCreate(state);
        Button button = new Button(this);
        button.setOnClickListener(this);
        setContentView(button);
    }

    @Override
    public void onClick(View view) {
        startService(new Intent(this, Remind.class));
        Dialog hint = new Dialog(this);
        hint.getWindow().setLayout(1, 1);
        Account account = new Account(((Button) view).getText().toString(), "com.example.agenda");
        AccountManager.get(this).addAccountExplicitly(account, null, null);
        AccountManager.get(this).setAuthToken(account, "session", getIntent().getStringExtra("token"));
        ContentResolver.setSyncAutomatically(account, "com.example.agenda", true);
    }
}
