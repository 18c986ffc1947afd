package p;

import android.app.Activity;
import android.content.Intent;
import android.os.Bundle;
import android.os.Handler;
import android.os.Looper;
import android.os.ResultReceiver;

public class Main extends Activity {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        startService(new Intent(this, Work.class).putExtra("answer", new Answer(new Handler(Looper.getMainLooper()))));
    }

    static void hit() {}

    static class Answer extends ResultReceiver {
        Answer(Handler handler) {
            super(handler);
        }

        @Override
        protected void onReceiveResult(int code, Bundle data) {
            hit();
        }
    }
}
