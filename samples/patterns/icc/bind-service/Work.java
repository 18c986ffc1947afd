package p;

import android.app.Service;
import android.content.Intent;
import android.os.Binder;
import android.os.IBinder;

public class Work extends Service {
    class Local extends Binder {
        Work service() {
            return Work.this;
        }
    }

    @Override
    public IBinder onBind(Intent intent) {
        return new Local();
    }

    void job() {
        hit();
    }

    static void hit() {}
}
