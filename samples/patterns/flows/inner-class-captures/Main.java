package p;

import android.app.Activity;
import android.os.Bundle;
import android.telephony.TelephonyManager;
import android.util.Log;
import android.view.View;
import android.widget.Button;

public class Main extends Activity {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        TelephonyManager phone = (TelephonyManager) getSystemService(TELEPHONY_SERVICE);
        final String device = phone.getImei();
        final String name = "guest";
        final int count = state == null ? 1 : 2;
        Button button = new Button(this);
        button.setOnClickListener(new View.OnClickListener() {
            @Override
            public void onClick(View view) {
                Log.i("demo", device);
                tell(name + count);
            }
        });
        setContentView(button);
    }

    static void tell(String text) {
        Log.i("demo", text);
    }
}
