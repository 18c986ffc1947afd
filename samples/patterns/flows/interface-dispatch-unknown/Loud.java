package p;

import android.util.Log;

final class Loud implements Out {
    @Override
    public void put(String text) {
        Log.i("demo", text);
    }
}
