package p;

import android.app.Activity;
import android.app.Instrumentation;
import android.os.Bundle;
import android.os.Handler;
import android.os.Message;

class Hook extends Instrumentation implements Handler.Callback {
    @Override
    public void callActivityOnCreate(Activity activity, Bundle state) {
        super.callActivityOnCreate(activity, state);
    }

    @Override
    public boolean handleMessage(Message message) {
        return false;
    }
}
