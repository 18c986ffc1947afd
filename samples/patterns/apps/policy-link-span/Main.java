package p;

import android.app.Activity;
import android.os.Bundle;
import android.text.SpannableString;
import android.text.method.LinkMovementMethod;
import android.text.style.ClickableSpan;
import android.view.View;
import android.widget.TextView;

public class Main extends Activity {
    private ClickableSpan kept;

    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        SpannableString text = new SpannableString("Privacy policy");
        text.setSpan(new ClickableSpan() {
            @Override
            public void onClick(View view) {
                hit();
            }
        }, 0, 7, 0);
        kept = new ClickableSpan() {
            @Override
            public void onClick(View view) {
                dead();
            }
        };
        TextView view = new TextView(this);
        view.setText(text);
        view.setMovementMethod(LinkMovementMethod.getInstance());
        setContentView(view);
    }

    static void hit() {}

    static void dead() {}
}
