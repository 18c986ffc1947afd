package p;

import android.app.Activity;
import android.os.Bundle;

public class Main extends Activity {
    private final String store;

    public Main() {
        store = "device_store";
    }

    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        getSharedPreferences(store, MODE_PRIVATE);
    }
}
