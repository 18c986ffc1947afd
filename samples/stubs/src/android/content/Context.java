package android.content;

import android.content.pm.PackageManager;
import java.io.File;
import java.io.FileInputStream;
import java.io.FileNotFoundException;
import java.io.FileOutputStream;

/** The members that the samples use, for the compiler only. */
public abstract class Context {
    public static final int MODE_PRIVATE = 0;
    public static final String CAMERA_SERVICE = "camera";
    public static final String LOCATION_SERVICE = "location";
    public static final String TELEPHONY_SERVICE = "phone";
    public static final String VIBRATOR_SERVICE = "vibrator";
    public static final String WIFI_SERVICE = "wifi";

    public abstract Context getApplicationContext();

    public abstract ContentResolver getContentResolver();

    public abstract PackageManager getPackageManager();

    public abstract Object getSystemService(String name);

    public abstract int checkSelfPermission(String permission);

    public abstract void startActivity(Intent intent);

    public abstract SharedPreferences getSharedPreferences(String name, int mode);

    public abstract FileInputStream openFileInput(String name) throws FileNotFoundException;

    public abstract FileOutputStream openFileOutput(String name, int mode) throws FileNotFoundException;

    public abstract boolean deleteFile(String name);

    public abstract File getFilesDir();
}
