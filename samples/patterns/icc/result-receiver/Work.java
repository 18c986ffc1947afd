package p;

import android.app.Service;
import android.content.Intent;
import android.os.Bundle;
import android.os.IBinder;
import android.os.ResultReceiver;

public class Work extends Service {
    @Override
    public int onStartCommand(Intent intent, int flags, int id) {
        ResultReceiver answer = intent.getParcelableExtra("answer");
        answer.send(0, new Bundle());
        return START_NOT_STICKY;
    }

    @Override
    public IBinder onBind(Intent intent) {
        return null;
    }
}
