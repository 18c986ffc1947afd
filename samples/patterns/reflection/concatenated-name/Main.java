package p;

import android.app.Activity;
import android.os.Bundle;

public class Main extends Activity {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        String prefix = "p.";
        StringBuilder name = new StringBuilder();
        name.append(prefix).append("Tar");
        name.append("get");
        try {
            Class.forName(name.toString()).newInstance();
        } catch (ReflectiveOperationException wrong) {
            throw new IllegalStateException(wrong);
        }
    }
}
