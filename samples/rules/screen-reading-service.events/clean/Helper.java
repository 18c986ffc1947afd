package p;

import android.accessibilityservice.AccessibilityService;
import android.view.KeyEvent;
import android.view.accessibility.AccessibilityEvent;

public class Helper extends AccessibilityService {
    private int opened;

    @Override
    public void onAccessibilityEvent(AccessibilityEvent event) {
        if (event.getEventType() == AccessibilityEvent.TYPE_WINDOW_STATE_CHANGED) {
            opened++;
        }
    }

    @Override
    protected boolean onKeyEvent(KeyEvent event) {
        if (event.getKeyCode() == KeyEvent.KEYCODE_VOLUME_DOWN && opened > 0) {
            return performGlobalAction(GLOBAL_ACTION_BACK);
        }
        return false;
    }

    @Override
    public void onInterrupt() {}
}
