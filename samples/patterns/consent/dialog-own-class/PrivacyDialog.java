package p;

import android.app.Dialog;
import android.content.Context;
import android.os.Bundle;
import android.view.View;

class PrivacyDialog extends Dialog {
    interface Listener {
        void onAgree();

        void onRefuse();
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
        findViewById(R.id.yes).setOnClickListener(new View.OnClickListener() {
            @Override
            public void onClick(View view) {
                dismiss();
                listener.onAgree();
            }
        });
        findViewById(R.id.no).setOnClickListener(new View.OnClickListener() {
            @Override
            public void onClick(View view) {
                listener.onRefuse();
            }
        });
    }
}
