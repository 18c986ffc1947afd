package p;

import androidx.lifecycle.ViewModel;

public class LoginModel extends ViewModel {
    void load() {
        hit();
    }

    static void hit() {}
}
