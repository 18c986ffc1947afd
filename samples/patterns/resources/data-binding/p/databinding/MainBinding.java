package p.databinding;

import android.view.View;
import androidx.databinding.ViewDataBinding;
import p.Model;

public abstract class MainBinding extends ViewDataBinding {
    protected Model model;

    protected MainBinding(View root) {
        super(root);
    }

    public abstract void setModel(Model model);
}
