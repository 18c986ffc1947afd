package android.app;

import android.os.Bundle;
import android.view.ContextThemeWrapper;
import android.view.View;

/** The members that the samples use, for the compiler only. */
public class Activity extends ContextThemeWrapper {
    protected void onCreate(Bundle state) {
    }

    protected void onStop() {
    }

    public void onRequestPermissionsResult(int request, String[] permissions, int[] results) {
    }

    public final void requestPermissions(String[] permissions, int request) {
    }

    public void setContentView(int layout) {
    }

    public void setContentView(View view) {
    }

    public <T extends View> T findViewById(int id) {
        return null;
    }

    public void finish() {
    }
}
