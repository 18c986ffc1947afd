package p;

import android.os.Bundle;
import androidx.fragment.app.Fragment;

public class Home extends Fragment {
    @Override
    public void onCreate(Bundle state) {
        super.onCreate(state);
        hit();
    }

    static void hit() {}
}
