package p;

import android.app.Activity;
import android.os.Bundle;

public class Main extends Activity {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        Thread work = new Work();
        work.setName("work");
        work.setPriority(Thread.MIN_PRIORITY);
    }
}
