package p;

import android.accessibilityservice.AccessibilityService;
import android.view.accessibility.AccessibilityEvent;
import android.view.accessibility.AccessibilityNodeInfo;

public class Helper extends AccessibilityService {
    @Override
    public void onAccessibilityEvent(AccessibilityEvent event) {
        AccessibilityNodeInfo window = getRootInActiveWindow();
        getSharedPreferences("seen", MODE_PRIVATE).edit().putString("text", String.valueOf(window.getText())).apply();
    }

    @Override
    public void onInterrupt() {}
}
