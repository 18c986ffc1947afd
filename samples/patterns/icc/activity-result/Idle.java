package p;

import android.app.Activity;
import android.content.Intent;

public class Idle extends Activity {
    @Override
    protected void onActivityResult(int request, int result, Intent data) {
        dead();
    }

    static void dead() {}
}
