package androidx.databinding;

import android.view.View;

public abstract class ViewDataBinding {
    protected final View root;

    protected ViewDataBinding(View root) {
        this.root = root;
    }

    protected abstract void executeBindings();

    public void executePendingBindings() {
        executeBindings();
    }
}
