package p;

import android.app.Activity;
import android.os.Bundle;
import android.view.View;

public class Main extends Activity {
    private View.OnClickListener listener;

    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        listener = new View.OnClickListener() {
            @Override
            public void onClick(View clicked) {
                dead();
            }
        };
        setContentView(new View(this));
    }

    static void dead() {}
}
