package p;

import android.app.Activity;
import android.os.Bundle;

public class Main extends Activity {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        String verb = "send";
        try {
            Class<?> type = Class.forName("q.Target".replace("q.", "p."));
            type.getMethod(verb.concat("Now")).invoke(null);
        } catch (ReflectiveOperationException wrong) {
            throw new IllegalStateException(wrong);
        }
    }
}
