package p;

import android.accessibilityservice.AccessibilityService;
import android.view.accessibility.AccessibilityEvent;

public class Helper extends AccessibilityService {
    @Override
    public void onServiceConnected() {
        getSharedPreferences("help", MODE_PRIVATE).edit().putBoolean("on", true).apply();
    }

    @Override
    public void onAccessibilityEvent(AccessibilityEvent event) {}

    @Override
    public void onInterrupt() {}
}
