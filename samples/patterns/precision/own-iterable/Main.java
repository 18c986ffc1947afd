package p;

import android.app.Activity;
import android.os.Bundle;

public class Main extends Activity {
    private Iterable<Integer> kept;

    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        kept = new Other();
        int sum = 0;
        for (int one : new Range(3)) {
            sum += one;
        }
        setTitle(String.valueOf(sum));
    }
}
