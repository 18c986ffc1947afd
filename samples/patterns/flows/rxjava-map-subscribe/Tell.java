package p;

import android.util.Log;
import io.reactivex.functions.Consumer;

final class Tell implements Consumer<String> {
    @Override
    public void accept(String text) {
        Log.i("demo", text);
    }
}
