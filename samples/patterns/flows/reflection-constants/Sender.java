package p;

import android.util.Log;

public final class Sender {
    public void send(String text) {
        Log.i("demo", text);
    }
}
