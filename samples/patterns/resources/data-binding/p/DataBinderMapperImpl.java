package p;

import android.util.SparseIntArray;
import android.view.View;
import androidx.databinding.DataBinderMapper;
import androidx.databinding.ViewDataBinding;
import p.databinding.MainBindingImpl;

public class DataBinderMapperImpl extends DataBinderMapper {
    private static final int LAYOUT_MAIN = 1;
    private static final SparseIntArray LOOKUP = new SparseIntArray(1);

    static {
        LOOKUP.put(R.layout.main, LAYOUT_MAIN);
    }

    @Override
    public ViewDataBinding getDataBinder(View root, int layout) {
        switch (LOOKUP.get(layout)) {
            case LAYOUT_MAIN:
                if ("layout/main_0".equals(root.getTag())) {
                    return new MainBindingImpl(root);
                }
                throw new IllegalArgumentException("The tag for main is invalid");
            default:
                return null;
        }
    }
}
