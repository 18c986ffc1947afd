package p;

import android.content.Context;
import android.view.View;
import android.view.accessibility.AccessibilityEvent;

/** A view that tells screen readers what it shows. */
public class Caption extends View {
    public Caption(Context context) {
        super(context);
    }

    @Override
    public void onPopulateAccessibilityEvent(AccessibilityEvent event) {
        super.onPopulateAccessibilityEvent(event);
        event.getText().add("caption");
    }
}
