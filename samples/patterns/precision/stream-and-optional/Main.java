package p;

import android.app.Activity;
import android.os.Bundle;
import java.util.Arrays;
import java.util.Optional;

public class Main extends Activity {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        Arrays.asList(new Item()).stream().map(item -> item.hit()).forEach(text -> end(text));
        Optional.of(new Item()).ifPresent(Item::other);
    }

    static void end(String text) {}
}
