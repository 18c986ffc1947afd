package p;

import android.app.Activity;
import android.os.Bundle;
import dalvik.system.InMemoryDexClassLoader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;

public class Main extends Activity {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        try (InputStream asset = getAssets().open("plugin.bin")) {
            byte[] data = new byte[asset.available()];
            int length = asset.read(data);
            Cipher cipher = Cipher.getInstance("AES/ECB/NoPadding");
            cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(getPackageName().getBytes(), "AES"));
            ByteBuffer dex = ByteBuffer.wrap(cipher.doFinal(data, 0, length));
            new InMemoryDexClassLoader(dex, getClassLoader()).loadClass("remote.Plugin").newInstance();
        } catch (IOException | GeneralSecurityException | ReflectiveOperationException wrong) {
            throw new IllegalStateException(wrong);
        }
    }
}
