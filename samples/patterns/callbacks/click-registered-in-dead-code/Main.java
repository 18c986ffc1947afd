package p;

import android.app.Activity;
import android.os.Bundle;
import android.view.View;

public class Main extends Activity {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        setContentView(new View(this));
    }

    void setUp(View view) {
        view.setOnClickListener(new View.OnClickListener() {
            @Override
            public void onClick(View clicked) {
                dead();
            }
        });
    }

    static void dead() {}
}
