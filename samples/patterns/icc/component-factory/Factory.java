package p;

import android.app.Activity;
import android.app.AppComponentFactory;
import android.content.Intent;

public class Factory extends AppComponentFactory {
    @Override
    public Activity instantiateActivity(ClassLoader loader, String name, Intent intent)
        throws InstantiationException, IllegalAccessException, ClassNotFoundException {
        hit();
        return super.instantiateActivity(loader, name, intent);
    }

    static void hit() {}
}
