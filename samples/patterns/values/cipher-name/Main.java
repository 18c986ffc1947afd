package p;

import android.app.Activity;
import android.os.Bundle;
import java.security.GeneralSecurityException;
import javax.crypto.Cipher;

public class Main extends Activity {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        try {
            cipher(getIntent().getBooleanExtra("weak", false));
        } catch (GeneralSecurityException wrong) {
            throw new IllegalStateException(wrong);
        }
    }

    private static Cipher cipher(boolean weak) throws GeneralSecurityException {
        String mode = weak ? "ECB" : "CBC";
        return Cipher.getInstance("AES/" + mode + "/PKCS5Padding");
    }
}
