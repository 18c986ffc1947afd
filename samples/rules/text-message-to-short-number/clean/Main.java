package p;

import android.app.Activity;
import android.os.Bundle;
import android.telephony.SmsManager;
import android.view.View;
import android.widget.Button;
import android.widget.EditText;
import android.widget.LinearLayout;

public class Main extends Activity implements View.OnClickListener {
    private EditText number;

    @Override
    public void onCreate(Bundle state) {
        super.onCreate(state);
        number = new EditText(this);
        Button button = new Button(this);
        button.setOnClickListener(this);
        LinearLayout layout = new LinearLayout(this);
        layout.addView(number);
        layout.addView(button);
        setContentView(layout);
    }

    @Override
    public void onClick(View view) {
        SmsManager.getDefault().sendTextMessage(number.getText().toString(), null, "Hello from 10660", null, null);
    }
}
