package p;

import android.app.Activity;
import android.os.Bundle;
import android.view.View;

public class Main extends Activity {
    private final View.OnLongClickListener used = new View.OnLongClickListener() {
        @Override
        public boolean onLongClick(View view) {
            hit();
            return true;
        }
    };

    private final View.OnLongClickListener unused = new View.OnLongClickListener() {
        @Override
        public boolean onLongClick(View view) {
            dead();
            return true;
        }
    };

    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        View view = new View(this);
        view.setOnLongClickListener(used);
        setContentView(view);
    }

    static void hit() {}

    static void dead() {}
}
