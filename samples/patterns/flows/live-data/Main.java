package p;

import android.app.Activity;
import android.os.Bundle;
import android.util.Log;
import androidx.lifecycle.Observer;

public class Main extends Activity implements Observer<String> {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        Model model = new Model();
        model.device().observeForever(this);
        model.load(this);
    }

    @Override
    public void onChanged(String device) {
        Log.i("demo", "device " + device);
    }
}
