package p;

import android.app.Activity;
import android.os.Bundle;
import java.util.ServiceLoader;

public class Main extends Activity {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        for (Api api : ServiceLoader.load(Api.class)) {
            api.call();
        }
        hit();
    }

    static void hit() {}
}
