package p;

import android.app.Activity;
import android.content.Context;
import android.os.Bundle;
import android.telephony.TelephonyManager;
import android.view.View;
import android.widget.Button;
import android.widget.LinearLayout;
import android.widget.TextView;

public class Main extends Activity {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        LinearLayout page = new LinearLayout(this);
        TextView text = new TextView(this);
        text.setText("请阅读《隐私政策》");
        page.addView(text);
        Button yes = new Button(this);
        yes.setText("同意");
        yes.setOnClickListener(new View.OnClickListener() {
            @Override
            public void onClick(View view) {
                hit(Main.this);
            }
        });
        page.addView(yes);
        Button no = new Button(this);
        no.setText("不同意");
        no.setOnClickListener(new View.OnClickListener() {
            @Override
            public void onClick(View view) {
                finish();
            }
        });
        page.addView(no);
        setContentView(page);
    }

    static void hit(Context context) {
        ((TelephonyManager) context.getSystemService("phone")).getDeviceId();
    }
}
