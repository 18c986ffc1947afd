package p;

import android.app.Activity;
import android.os.Bundle;
import android.util.Log;
import java.util.stream.Collectors;

public class Main extends Activity {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        String names = getPackageManager().getInstalledPackages(0).stream()
            .map(one -> one.packageName)
            .filter(name -> !name.startsWith("com.android."))
            .map(String::trim)
            .collect(Collectors.joining(";"));
        Log.i("demo", names);
    }
}
