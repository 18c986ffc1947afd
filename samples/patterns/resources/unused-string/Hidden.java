package p;

import android.app.Fragment;
import android.os.Bundle;

public class Hidden extends Fragment {
    public Hidden() {}

    @Override
    public void onCreate(Bundle state) {
        super.onCreate(state);
    }
}
