package p;

import android.app.Activity;
import android.os.Bundle;

public class Main extends Activity {
    Repository repository;

    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        new DaggerAppComponent().inject(this);
        repository.load();
    }
}
