package p;

import android.app.Activity;
import android.os.Bundle;
import androidx.lifecycle.ViewModelProvider;

public class Main extends Activity {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        new ViewModelProvider(new ViewModelProvider.NewInstanceFactory()).get(LoginModel.class).load();
    }

    void unused() {
        new ViewModelProvider(new ViewModelProvider.NewInstanceFactory()).get(OtherModel.class).load();
    }
}
