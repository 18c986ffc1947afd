package p;

import android.Manifest;
import android.app.Activity;

/** Asks whenever it comes to the front, through a presenter behind an interface. */
public class Presented extends Activity {
    interface Presenter {
        void started();
    }

    static final class Asking implements Presenter {
        private final Activity activity;

        Asking(Activity activity) {
            this.activity = activity;
        }

        @Override
        public void started() {
            activity.requestPermissions(new String[] {Manifest.permission.READ_CALENDAR}, 11);
        }
    }

    private final Presenter presenter = new Asking(this);

    @Override
    protected void onResume() {
        super.onResume();
        presenter.started();
    }
}
