package com.example.loan;

import android.content.Context;
import android.content.pm.PackageInfo;
import android.content.pm.PackageManager;
import java.util.List;

/** The names of all installed apps. */
final class InstalledApps {
    private InstalledApps() {
    }

    static String list(Context context) {
        PackageManager manager = context.getPackageManager();
        List<PackageInfo> installed = manager.getInstalledPackages(0); // reads: installed-apps
        StringBuilder names = new StringBuilder();
        for (PackageInfo info : installed) {
            names.append(info.packageName).append(',');
        }
        return names.toString();
    }
}
