package p;

import android.app.Activity;
import android.content.BroadcastReceiver;
import android.content.Context;
import android.content.Intent;
import android.content.IntentFilter;
import android.os.Bundle;
import android.view.View;
import android.widget.Button;

public class Main extends Activity implements View.OnClickListener {
    private final BroadcastReceiver unlocked = new BroadcastReceiver() {
        @Override
        public void onReceive(Context context, Intent intent) {
            show(context);
        }
    };

    @Override
    public void onCreate(Bundle state) {
        super.onCreate(state);
        Button button = new Button(this);
        button.setOnClickListener(this);
        setContentView(button);
        IntentFilter filter = new IntentFilter();
        filter.addAction(Intent.ACTION_USER_PRESENT);
        filter.addAction(Intent.ACTION_SCREEN_ON);
        registerReceiver(unlocked, filter);
    }

    @Override
    public void onClick(View view) {
        count(this);
    }

    void show(Context context) {
        context.startActivity(new Intent(context, News.class).addFlags(Intent.FLAG_ACTIVITY_NEW_TASK));
    }

    void count(Context context) {
        context.getSharedPreferences("unlocks", 0).edit().putLong("last", System.currentTimeMillis()).apply();
    }
}
