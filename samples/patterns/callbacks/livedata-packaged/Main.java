package p;

import android.app.Activity;
import android.os.Bundle;
import androidx.lifecycle.LiveData;
import androidx.lifecycle.Observer;

public class Main extends Activity {
    private Observer<String> unused;

    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        LiveData<String> data = new LiveData<>();
        data.observe(new Observer<String>() {
            @Override
            public void onChanged(String name) {
                hit(name);
            }
        });
        unused = new Observer<String>() {
            @Override
            public void onChanged(String name) {
                dead();
            }
        };
        data.setValue("x");
    }

    static void hit(String name) {}

    static void dead() {}
}
