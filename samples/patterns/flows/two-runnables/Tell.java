package p;

import android.util.Log;

final class Tell implements Runnable {
    private final String text;

    Tell(String text) {
        this.text = text;
    }

    @Override
    public void run() {
        Log.i("demo", text);
    }
}
