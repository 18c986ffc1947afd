package p;

import android.app.Activity;
import android.os.Bundle;
import java.util.concurrent.ForkJoinPool;

public class Main extends Activity {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        new ForkJoinPool(2).invoke(new Sum());
    }
}
