package p;

import android.content.Context;
import androidx.startup.Initializer;
import java.util.Collections;
import java.util.List;

public class Unlisted implements Initializer<String> {
    @Override
    public String create(Context context) {
        dead();
        return "unlisted";
    }

    @Override
    public List<Class<? extends Initializer<?>>> dependencies() {
        return Collections.emptyList();
    }

    static void dead() {}
}
