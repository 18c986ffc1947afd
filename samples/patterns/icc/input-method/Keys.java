package p;

import android.inputmethodservice.InputMethodService;
import android.view.KeyEvent;
import android.view.View;
import android.view.inputmethod.EditorInfo;

public class Keys extends InputMethodService {
    @Override
    public View onCreateInputView() {
        return new View(this);
    }

    @Override
    public void onStartInput(EditorInfo info, boolean restarting) {}

    @Override
    public boolean onKeyDown(int code, KeyEvent event) {
        hit();
        return super.onKeyDown(code, event);
    }

    static void hit() {}
}
