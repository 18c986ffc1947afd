package p;

import android.app.Activity;
import android.content.Intent;
import android.os.Bundle;

public class Main extends Activity {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        startActivityForResult(new Intent(this, Picker.class), 7);
    }

    @Override
    protected void onActivityResult(int request, int result, Intent data) {
        hit();
    }

    static void hit() {}
}
