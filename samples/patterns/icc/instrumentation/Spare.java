package p;

import android.app.Instrumentation;

public class Spare extends Instrumentation {
    @Override
    public void onStart() {}
}
