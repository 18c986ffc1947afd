package example.diary;

import android.app.Activity;
import android.content.DialogInterface;

final class Agreed implements DialogInterface.OnClickListener {
    private final Activity activity;

    Agreed(Activity activity) {
        this.activity = activity;
    }

    @Override
    public void onClick(DialogInterface dialog, int which) {
        activity.setTitle(Data.place(activity));
    }
}
