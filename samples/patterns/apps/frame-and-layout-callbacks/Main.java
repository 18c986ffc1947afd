package p;

import android.app.Activity;
import android.os.Bundle;
import android.view.Choreographer;
import android.view.ViewTreeObserver;

public class Main extends Activity {
    private ViewTreeObserver.OnGlobalLayoutListener kept;

    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        Choreographer.getInstance().postFrameCallback(new Choreographer.FrameCallback() {
            @Override
            public void doFrame(long time) {
                hit();
            }
        });
        ViewTreeObserver observer = getWindow().getDecorView().getViewTreeObserver();
        observer.addOnGlobalLayoutListener(new ViewTreeObserver.OnGlobalLayoutListener() {
            @Override
            public void onGlobalLayout() {
                hit();
            }
        });
        observer.addOnPreDrawListener(new ViewTreeObserver.OnPreDrawListener() {
            @Override
            public boolean onPreDraw() {
                hit();
                return true;
            }
        });
        kept = new ViewTreeObserver.OnGlobalLayoutListener() {
            @Override
            public void onGlobalLayout() {
                dead();
            }
        };
    }

    static void hit() {}

    static void dead() {}
}
