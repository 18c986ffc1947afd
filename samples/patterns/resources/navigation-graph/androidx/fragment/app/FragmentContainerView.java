package androidx.fragment.app;

import android.content.Context;
import android.util.AttributeSet;
import android.widget.FrameLayout;

/** As small as it can be: the fragment is named by an attribute. */
public final class FragmentContainerView extends FrameLayout {
    public FragmentContainerView(Context context, AttributeSet attributes) {
        super(context, attributes);
        String name = attributes.getAttributeValue("http://schemas.android.com/apk/res/android", "name");
        Fragment.instantiate(name, null);
    }
}
