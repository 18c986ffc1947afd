package p;

import android.app.Activity;
import android.content.Context;
import android.content.Intent;
import android.content.res.Resources;
import android.os.Bundle;
import android.util.AttributeSet;
import android.view.MotionEvent;
import android.view.View;

public class Main extends Activity {
    @Override
    public Resources getResources() {
        return super.getResources();
    }

    @Override
    public boolean dispatchTouchEvent(MotionEvent event) {
        return super.dispatchTouchEvent(event);
    }

    @Override
    public void onTrimMemory(int level) {}

    @Override
    protected void onNewIntent(Intent intent) {}

    @Override
    public void onWindowFocusChanged(boolean focused) {}

    @Override
    public void onUserInteraction() {}

    @Override
    protected void onSaveInstanceState(Bundle state) {}

    @Override
    public View onCreateView(String name, Context context, AttributeSet attributes) {
        return null;
    }

    void onlyNamedLikeIt() {}
}
