package p;

import android.app.Activity;
import android.os.Bundle;
import java.net.MalformedURLException;

public class Main extends Activity {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        try {
            Api.open();
        } catch (MalformedURLException wrong) {
            throw new IllegalStateException(wrong);
        }
    }
}
