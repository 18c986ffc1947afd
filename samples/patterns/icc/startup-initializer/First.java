package p;

import android.content.Context;
import androidx.startup.Initializer;
import java.util.Collections;
import java.util.List;

public class First implements Initializer<String> {
    @Override
    public String create(Context context) {
        hit();
        return "first";
    }

    @Override
    public List<Class<? extends Initializer<?>>> dependencies() {
        return Collections.<Class<? extends Initializer<?>>>singletonList(Needed.class);
    }

    static void hit() {}
}
