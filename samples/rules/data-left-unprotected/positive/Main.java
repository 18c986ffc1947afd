package p;

import android.app.Activity;
import android.os.Bundle;
import android.os.Environment;
import android.telephony.TelephonyManager;
import android.util.Log;
import android.view.View;
import android.widget.EditText;
import java.io.File;
import java.io.FileOutputStream;
import java.io.FileWriter;
import java.io.IOException;
import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;

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
        getSharedPreferences("login", MODE_PRIVATE).edit().putString("password", field.getText().toString()).apply();
        TelephonyManager phone = (TelephonyManager) getSystemService(TELEPHONY_SERVICE);
        Log.i("login", "number " + phone.getLine1Number());
        String names = Contacts.names(this);
        try {
            FileWriter writer = new FileWriter(new File(Environment.getExternalStorageDirectory(), "names.txt"));
            writer.write(names);
            writer.close();
            Cipher cipher = Cipher.getInstance("AES/ECB/PKCS5Padding");
            cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec("0123456789abcdef".getBytes(), "AES"));
            FileOutputStream out = openFileOutput("names.bin", MODE_PRIVATE);
            out.write(cipher.doFinal(names.getBytes()));
            out.close();
        } catch (IOException | GeneralSecurityException error) {
            finish();
        }
    }
}
