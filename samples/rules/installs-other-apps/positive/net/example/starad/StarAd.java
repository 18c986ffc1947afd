package net.example.starad;

import android.content.Context;
import android.content.Intent;
import android.net.Uri;

public final class StarAd {
    private StarAd() {}

    public static void offer(Context context, Uri file) {
        if (context.getPackageManager().canRequestPackageInstalls()) {
            Intent intent = new Intent(Intent.ACTION_INSTALL_PACKAGE);
            intent.setData(file);
            context.startActivity(intent);
        }
    }
}
