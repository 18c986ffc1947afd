package p;

import android.app.Activity;
import android.content.pm.ApplicationInfo;
import android.content.pm.PackageManager;
import android.os.Bundle;

public class Main extends Activity {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        try {
            ApplicationInfo info =
                getPackageManager().getApplicationInfo(getPackageName(), PackageManager.GET_META_DATA);
            Class.forName(info.metaData.getString("p.engine")).newInstance();
        } catch (PackageManager.NameNotFoundException | ReflectiveOperationException wrong) {
            throw new IllegalStateException(wrong);
        }
    }
}
