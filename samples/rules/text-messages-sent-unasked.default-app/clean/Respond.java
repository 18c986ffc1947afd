package p;

import android.app.IntentService;
import android.content.Intent;

public class Respond extends IntentService {
    public Respond() {
        super("respond");
    }

    @Override
    protected void onHandleIntent(Intent intent) {
        Sending.send(intent.getData().getSchemeSpecificPart(), intent.getStringExtra(Intent.EXTRA_TEXT));
    }
}
