package p;

import android.accessibilityservice.AccessibilityService;
import android.view.accessibility.AccessibilityEvent;

public class Spare extends AccessibilityService {
    @Override
    public void onAccessibilityEvent(AccessibilityEvent event) {
        dead();
    }

    @Override
    public void onInterrupt() {}

    static void dead() {}
}
