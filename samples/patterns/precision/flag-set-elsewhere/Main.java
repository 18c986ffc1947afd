package p;

import android.app.Activity;
import android.os.Bundle;
import android.view.View;

public class Main extends Activity implements View.OnClickListener {
    private static boolean wanted;

    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        findViewById(android.R.id.content).setOnClickListener(this);
        if (wanted) {
            hit();
        }
    }

    @Override
    public void onClick(View clicked) {
        wanted = true;
        recreate();
    }

    static void hit() {}
}
