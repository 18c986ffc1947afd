package androidx.databinding;

import android.view.View;

public abstract class DataBinderMapper {
    public abstract ViewDataBinding getDataBinder(View root, int layout);
}
