package p;

import android.app.Activity;
import android.os.Bundle;
import android.view.View;

public class Main extends Activity implements View.OnClickListener {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        findViewById(android.R.id.content).setOnClickListener(this);
    }

    @Override
    public void onClick(View clicked) {
        hit();
    }

    static void hit() {}
}
