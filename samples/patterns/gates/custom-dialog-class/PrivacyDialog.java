package p;

import android.app.Dialog;
import android.content.Context;
import android.os.Bundle;
import android.view.View;

class PrivacyDialog extends Dialog implements View.OnClickListener {
    interface Listener {
        void onResult(boolean agreed);
    }

    private final Listener listener;

    PrivacyDialog(Context context, Listener listener) {
        super(context);
        this.listener = listener;
    }

    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        setContentView(R.layout.privacy);
        View yes = findViewById(R.id.yes);
        View leave = findViewById(R.id.leave);
        yes.setOnClickListener(this);
        leave.setOnClickListener(this);
    }

    @Override
    public void onClick(View view) {
        if (view.getId() == R.id.yes) {
            listener.onResult(true);
        } else {
            listener.onResult(false);
        }
        dismiss();
    }
}
