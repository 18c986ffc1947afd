package p;

import android.app.Activity;
import android.os.Bundle;
import java.util.HashMap;
import java.util.Map;

public class Main extends Activity {
    private static final Map<String, Class<? extends Plugin>> PLUGINS = new HashMap<>();

    static {
        PLUGINS.put("camera", Camera.class);
    }

    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        Class<? extends Plugin> type = PLUGINS.get(getIntent().getStringExtra("plugin"));
        try {
            type.newInstance().execute("");
        } catch (ReflectiveOperationException error) {
            throw new IllegalStateException(error);
        }
    }
}
