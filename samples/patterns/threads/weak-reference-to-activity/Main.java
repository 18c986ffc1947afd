package p;

import android.app.Activity;
import android.os.Bundle;
import android.os.Handler;
import android.os.Looper;
import android.os.Message;
import java.lang.ref.WeakReference;

public class Main extends Activity {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        new Post(this).sendEmptyMessage(1);
    }

    void hit() {}

    static final class Post extends Handler {
        private final WeakReference<Main> owner;

        Post(Main main) {
            super(Looper.getMainLooper());
            owner = new WeakReference<>(main);
        }

        @Override
        public void handleMessage(Message message) {
            Main main = owner.get();
            if (main != null) {
                main.hit();
            }
        }
    }
}
