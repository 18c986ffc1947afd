package p;

import android.app.Activity;
import android.os.Bundle;
import java.util.concurrent.atomic.AtomicReference;

public class Main extends Activity {
    private final AtomicReference<A> first = new AtomicReference<>();
    private final ThreadLocal<B> second = new ThreadLocal<B>() {
        @Override
        protected B initialValue() {
            return new B();
        }
    };

    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        first.set(new A());
        A one = first.get();
        if (one != null) {
            one.go();
        }
        second.get().go();
    }
}
