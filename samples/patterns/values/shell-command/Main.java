package p;

import android.app.Activity;
import android.os.Bundle;
import java.io.IOException;

public class Main extends Activity {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        String[] command = {"su", "-c", "getprop"};
        try {
            Runtime.getRuntime().exec(command);
        } catch (IOException wrong) {
            throw new IllegalStateException(wrong);
        }
    }
}
