package p;

import android.app.Activity;
import android.os.Bundle;
import android.speech.tts.TextToSpeech;
import android.view.MotionEvent;
import android.view.ScaleGestureDetector;

public class Main extends Activity {
    private ScaleGestureDetector detector;
    private TextToSpeech speech;

    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        speech = new TextToSpeech(this, new TextToSpeech.OnInitListener() {
            @Override
            public void onInit(int status) {
                hit();
            }
        });
        detector = new ScaleGestureDetector(this, new ScaleGestureDetector.SimpleOnScaleGestureListener() {
            @Override
            public boolean onScale(ScaleGestureDetector found) {
                return true;
            }
        });
    }

    @Override
    public boolean onTouchEvent(MotionEvent event) {
        return detector.onTouchEvent(event);
    }

    static void hit() {}
}
