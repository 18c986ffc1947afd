package p;

import android.app.Activity;
import android.os.Bundle;
import android.view.View;

public class Main extends Activity {
    private View.OnClickListener spare;

    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        View view = new View(this);
        Ui.onClick(view, new View.OnClickListener() {
            @Override
            public void onClick(View clicked) {
                first();
            }
        });
        Ui.onClick(findViewById(android.R.id.content), new View.OnClickListener() {
            @Override
            public void onClick(View clicked) {
                second();
            }
        });
        spare = new View.OnClickListener() {
            @Override
            public void onClick(View clicked) {
                dead();
            }
        };
    }

    static void first() {}

    static void second() {}

    static void dead() {}
}
