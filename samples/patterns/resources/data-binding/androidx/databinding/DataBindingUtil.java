package androidx.databinding;

import android.app.Activity;
import android.view.View;
import android.view.ViewGroup;
import p.DataBinderMapperImpl;

/** As small as it can be; the library finds the generated mapper by its fixed name as well. */
public final class DataBindingUtil {
    private static final DataBinderMapper MAPPER = new DataBinderMapperImpl();

    @SuppressWarnings("unchecked")
    public static <T extends ViewDataBinding> T setContentView(Activity activity, int layout) {
        activity.setContentView(layout);
        View content = activity.getWindow().getDecorView().findViewById(android.R.id.content);
        return (T) MAPPER.getDataBinder(((ViewGroup) content).getChildAt(0), layout);
    }
}
