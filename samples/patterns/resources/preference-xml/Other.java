package p;

import android.app.Fragment;
import android.os.Bundle;

public class Other extends Fragment {
    @Override
    public void onCreate(Bundle state) {
        super.onCreate(state);
    }
}
