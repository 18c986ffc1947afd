package net.example.starad;

import android.app.Activity;
import android.os.Bundle;
import android.widget.TextView;

/** Shows an advertisement. */
public class AdActivity extends Activity {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        TextView text = new TextView(this);
        text.setText("StarAd");
        setContentView(text);
    }
}
