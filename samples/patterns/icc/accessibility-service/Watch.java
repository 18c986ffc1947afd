package p;

import android.accessibilityservice.AccessibilityService;
import android.view.accessibility.AccessibilityEvent;

public class Watch extends AccessibilityService {
    @Override
    protected void onServiceConnected() {}

    @Override
    public void onAccessibilityEvent(AccessibilityEvent event) {
        hit();
    }

    @Override
    public void onInterrupt() {}

    static void hit() {}
}
