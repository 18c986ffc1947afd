package p;

import android.app.Activity;
import android.database.ContentObserver;
import android.os.Bundle;
import android.os.Handler;
import android.os.Looper;

public class Main extends Activity {
    private ContentObserver observer;

    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        observer = new ContentObserver(new Handler(Looper.getMainLooper())) {
            @Override
            public void onChange(boolean self) {
                dead();
            }
        };
    }

    @Override
    protected void onDestroy() {
        super.onDestroy();
        getContentResolver().unregisterContentObserver(observer);
    }

    static void dead() {}
}
