package p;

import android.app.IntentService;
import android.content.Intent;

public class Work extends IntentService {
    public Work() {
        super("work");
    }

    @Override
    protected void onHandleIntent(Intent intent) {
        hit();
    }

    static void hit() {}
}
