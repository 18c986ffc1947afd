package p;

import android.app.Activity;
import android.os.Bundle;
import android.view.GestureDetector;
import android.view.MotionEvent;

public class Main extends Activity {
    private GestureDetector detector;

    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        detector = new GestureDetector(this, new Taps());
    }

    @Override
    public boolean onTouchEvent(MotionEvent event) {
        return detector.onTouchEvent(event);
    }
}
