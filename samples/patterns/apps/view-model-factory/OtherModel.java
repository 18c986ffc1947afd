package p;

import androidx.lifecycle.ViewModel;

public class OtherModel extends ViewModel {
    void load() {
        dead();
    }

    static void dead() {}
}
