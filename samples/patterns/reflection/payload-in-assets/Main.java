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
        File copy = new File(getFilesDir(), "payload.dex");
        try (InputStream asset = getAssets().open("payload.dex")) {
            Files.copy(asset, copy.toPath());
            new DexClassLoader(copy.getPath(), null, null, getClassLoader()).loadClass("p.Payload").newInstance();
        } catch (IOException | ReflectiveOperationException wrong) {
            throw new IllegalStateException(wrong);
        }
    }
}
