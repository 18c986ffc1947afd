package p;

import android.app.Activity;
import android.os.Bundle;
import android.security.keystore.KeyGenParameterSpec;
import android.security.keystore.KeyProperties;
import android.telephony.TelephonyManager;
import android.util.Base64;
import android.util.Log;
import android.view.View;
import android.widget.EditText;
import java.io.FileOutputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import javax.crypto.Cipher;
import javax.crypto.KeyGenerator;
import javax.crypto.SecretKey;

public class Main extends Activity implements View.OnClickListener {
    @Override
    public void onCreate(Bundle state) {
        super.onCreate(state);
        setContentView(R.layout.login);
        findViewById(R.id.go).setOnClickListener(this);
    }

    @Override
    public void onClick(View view) {
        EditText field = findViewById(R.id.secret);
        TelephonyManager phone = (TelephonyManager) getSystemService(TELEPHONY_SERVICE);
        setTitle(phone.getLine1Number());
        Log.i("login", "number shown");
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(field.getText().toString().getBytes());
            getSharedPreferences("login", MODE_PRIVATE).edit().putString("check", Base64.encodeToString(digest, 0)).apply();
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(Cipher.ENCRYPT_MODE, key());
            FileOutputStream out = openFileOutput("names.bin", MODE_PRIVATE);
            out.write(cipher.doFinal(Contacts.names(this).getBytes()));
            out.close();
        } catch (IOException | GeneralSecurityException error) {
            finish();
        }
    }

    private static SecretKey key() throws GeneralSecurityException {
        KeyGenerator generator = KeyGenerator.getInstance("AES", "AndroidKeyStore");
        generator.init(new KeyGenParameterSpec.Builder("names", KeyProperties.PURPOSE_ENCRYPT)
            .setBlockModes(KeyProperties.BLOCK_MODE_GCM)
            .setEncryptionPaddings(KeyProperties.ENCRYPTION_PADDING_NONE)
            .build());
        return generator.generateKey();
    }
}
