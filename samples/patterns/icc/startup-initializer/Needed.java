package p;

import android.content.Context;
import androidx.startup.Initializer;
import java.util.Collections;
import java.util.List;

public class Needed implements Initializer<String> {
    @Override
    public String create(Context context) {
        return "needed";
    }

    @Override
    public List<Class<? extends Initializer<?>>> dependencies() {
        return Collections.emptyList();
    }
}
