package p.databinding;

import android.view.View;
import p.Model;
import p.generated.callback.OnClickListener;

public class MainBindingImpl extends MainBinding implements OnClickListener.Listener {
    private final View.OnClickListener callback1;

    public MainBindingImpl(View root) {
        super(root);
        callback1 = new OnClickListener(this, 1);
    }

    @Override
    public void setModel(Model model) {
        this.model = model;
    }

    @Override
    protected void executeBindings() {
        root.setOnClickListener(callback1);
    }

    @Override
    public final void _internalCallbackOnClick(int source, View view) {
        if (model != null) {
            model.onTap();
        }
    }
}
