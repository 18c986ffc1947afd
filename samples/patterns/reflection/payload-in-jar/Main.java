package p;

import android.app.Activity;
import android.os.Bundle;
import dalvik.system.DexClassLoader;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;

public class Main extends Activity {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        File copy = new File(getFilesDir(), "payload.jar");
        try (InputStream raw = getResources().openRawResource(R.raw.payload)) {
            Files.copy(raw, copy.toPath());
            ClassLoader loader = new DexClassLoader(copy.getPath(), null, null, getClassLoader());
            ((Runnable) loader.loadClass("p.Payload").newInstance()).run();
        } catch (IOException | ReflectiveOperationException wrong) {
            throw new IllegalStateException(wrong);
        }
    }
}
