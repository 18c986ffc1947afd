package p;

import android.app.Activity;
import android.os.Bundle;
import java.io.File;

public class Main extends Activity {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        for (String device : new String[] {"wlan0", "eth0"}) {
            File address = new File("/sys/class/net/" + device + "/address");
            setTitle(address.canRead() ? "yes" : "no");
        }
    }
}
