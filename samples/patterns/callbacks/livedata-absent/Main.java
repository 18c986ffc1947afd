package p;

import android.app.Activity;
import android.os.Bundle;
import androidx.lifecycle.LiveData;
import androidx.lifecycle.Observer;
import androidx.lifecycle.ProcessLifecycleOwner;

public class Main extends Activity {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        LiveData<String> data = Data.NAME;
        data.observe(ProcessLifecycleOwner.get(), new Observer<String>() {
            @Override
            public void onChanged(String name) {
                hit(name);
            }
        });
    }

    static void hit(String name) {}
}
