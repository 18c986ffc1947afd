package com.example.loan;

import android.app.Application;

/** Collects and posts before any screen, and so any consent, has been shown. */
public class LoanApplication extends Application {
    @Override
    public void onCreate() {
        super.onCreate();
        RiskUploader.post("device", DeviceProfile.androidId(this));
        RiskUploader.post("apps", InstalledApps.list(this));
    }
}
