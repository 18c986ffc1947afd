package p;

import android.app.Activity;
import android.os.Bundle;
import java.util.HashMap;
import java.util.Map;

public class Main extends Activity {
    private final Map<Object, Object> map = new HashMap<>();

    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        map.put(new Key(), new Value());
    }
}
