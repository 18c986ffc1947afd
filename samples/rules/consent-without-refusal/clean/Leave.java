package p;

import android.app.Activity;
import android.content.DialogInterface;

final class Leave implements DialogInterface.OnClickListener {
    private final Activity activity;

    Leave(Activity activity) {
        this.activity = activity;
    }

    @Override
    public void onClick(DialogInterface dialog, int which) {
        activity.finish();
    }
}
