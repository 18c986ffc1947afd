package p;

import android.app.Activity;

public class Main extends Activity {
    @Override
    protected void onResume() {
        super.onResume();
    }

    protected void onResume(int times) {
        dead();
    }

    protected void onCreate(String name) {
        dead();
    }

    public boolean onTouchEvent(int x) {
        dead();
        return true;
    }

    static void dead() {}
}
