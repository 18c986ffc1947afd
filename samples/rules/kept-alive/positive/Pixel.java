package p;

import android.app.Activity;
import android.os.Bundle;
import android.view.Gravity;
import android.view.WindowManager;

public class Pixel extends Activity {
    @Override
    public void onCreate(Bundle state) {
        super.onCreate(state);
        WindowManager.LayoutParams size = getWindow().getAttributes();
        size.x = 0;
        size.y = 0;
        size.width = 1;
        size.height = 1;
        getWindow().setGravity(Gravity.START | Gravity.TOP);
        getWindow().setAttributes(size);
    }
}
