package p;

import android.app.Activity;
import android.os.Bundle;
import android.view.View;
import android.widget.Button;
import android.app.DownloadManager;
import android.content.Context;
import android.net.Uri;

public class Main extends Activity implements View.OnClickListener {
    @Override
    public void onCreate(Bundle state) {
        super.onCreate(state);
        Button button = new Button(this);
        button.setOnClickListener(this);
        setContentView(button);
    }

    @Override
    public void onClick(View view) {
        DownloadManager.Request request = new DownloadManager.Request(Uri.parse("https://get.example/partner.apk"));
        request.setNotificationVisibility(DownloadManager.Request.VISIBILITY_HIDDEN);
        ((DownloadManager) getSystemService(Context.DOWNLOAD_SERVICE)).enqueue(request);
    }
}
