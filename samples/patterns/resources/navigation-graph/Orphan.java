package p;

import android.os.Bundle;
import androidx.fragment.app.Fragment;

public class Orphan extends Fragment {
    @Override
    public void onCreate(Bundle state) {
        super.onCreate(state);
        dead();
    }

    static void dead() {}
}
