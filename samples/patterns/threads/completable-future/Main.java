package p;

import android.app.Activity;
import android.os.Bundle;
import java.util.concurrent.CompletableFuture;

public class Main extends Activity {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        CompletableFuture.supplyAsync(() -> new Item())
            .thenApply(item -> item.hit())
            .thenAccept(text -> end(text));
    }

    static void end(String text) {}
}
