package p;

import android.app.Activity;
import android.os.Bundle;
import androidx.databinding.DataBindingUtil;
import p.databinding.MainBinding;

public class Main extends Activity {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        MainBinding binding = DataBindingUtil.setContentView(this, R.layout.main);
        binding.setModel(new Model());
        binding.executePendingBindings();
    }
}
