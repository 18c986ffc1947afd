package p;

import android.app.Activity;
import android.os.Bundle;

public class Main extends Activity {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        Holder<Step> first = new Holder<>();
        Holder<Step> second = new Holder<>();
        first.set(new A());
        second.set(new B());
        first.get().go();
    }
}
