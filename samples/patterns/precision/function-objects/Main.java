package p;

import android.app.Activity;
import android.os.Bundle;
import kotlin.jvm.functions.Function0;

public class Main extends Activity {
    private Function0<Object> kept;

    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        kept = new Main$unused$1();
        apply(new Main$used$1());
    }

    static void apply(Function0<Object> block) {
        block.invoke();
    }

    static void hit() {}

    static void dead() {}
}
