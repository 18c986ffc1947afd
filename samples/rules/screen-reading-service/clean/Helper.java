package p;

import android.accessibilityservice.AccessibilityService;
import android.view.accessibility.AccessibilityEvent;
import android.widget.Toast;

public class Helper extends AccessibilityService {
    private int clicks;

    @Override
    public void onAccessibilityEvent(AccessibilityEvent event) {
        if (event.getEventType() == AccessibilityEvent.TYPE_VIEW_CLICKED) {
            clicks++;
            Toast.makeText(this, "clicks: " + clicks, Toast.LENGTH_SHORT).show();
        }
    }

    @Override
    public void onInterrupt() {}
}
