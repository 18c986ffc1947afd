package p;

import android.os.Bundle;
import android.os.Handler;
import android.os.ResultReceiver;
import android.util.Log;

final class Answer extends ResultReceiver {
    Answer(Handler handler) {
        super(handler);
    }

    @Override
    protected void onReceiveResult(int code, Bundle data) {
        Log.i("demo", data.getString("device"));
    }
}
