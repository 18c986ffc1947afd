package p.generated.callback;

import android.view.View;

public final class OnClickListener implements View.OnClickListener {
    private final Listener listener;
    private final int source;

    public OnClickListener(Listener listener, int source) {
        this.listener = listener;
        this.source = source;
    }

    @Override
    public void onClick(View view) {
        listener._internalCallbackOnClick(source, view);
    }

    public interface Listener {
        void _internalCallbackOnClick(int source, View view);
    }
}
