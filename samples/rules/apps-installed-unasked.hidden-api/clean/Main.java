package p;

import android.app.Activity;
import android.os.Bundle;
import android.view.View;
import android.widget.Button;
import android.content.pm.PackageManager;
import android.net.Uri;
import java.lang.reflect.Method;

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
        try {
            Class<?> answer = Class.forName("android.content.pm.PackageInfo");
            Method method = PackageManager.class.getMethod("getPackageArchiveInfo", String.class, int.class);
            method.invoke(getPackageManager(), Uri.fromFile(getFilesDir()), null, 2, getPackageName());
        } catch (ReflectiveOperationException error) {
            finish();
        }
    }
}
