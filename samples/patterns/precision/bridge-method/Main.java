package p;

import android.app.Activity;
import android.os.Bundle;
import java.util.Arrays;

public class Main extends Activity {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        String[] names = {"b", "a"};
        Arrays.sort(names, new Order());
        setTitle(names[0]);
    }
}
