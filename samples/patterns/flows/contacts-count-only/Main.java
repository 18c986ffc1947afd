package p;

import android.app.Activity;
import android.database.Cursor;
import android.os.Bundle;
import android.provider.ContactsContract;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;

public class Main extends Activity {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        Cursor cursor = getContentResolver().query(ContactsContract.Contacts.CONTENT_URI, null, null, null, null);
        StringBuilder shown = new StringBuilder();
        boolean any = false;
        while (cursor.moveToNext()) {
            shown.append(cursor.getString(0)).append('\n');
            any = true;
        }
        cursor.close();
        setTitle(shown);
        RequestBody body = RequestBody.create(MediaType.parse("text/plain"), any ? "some" : "none");
        Request request = new Request.Builder().url("https://sync.example.com/count").post(body).build();
        new OkHttpClient().newCall(request).enqueue(new Ignore());
    }
}
