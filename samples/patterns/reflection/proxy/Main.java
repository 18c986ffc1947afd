package p;

import android.app.Activity;
import android.os.Bundle;
import java.lang.reflect.Proxy;

public class Main extends Activity {
    private Object spare;

    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        spare = new Spare();
        Api api = (Api) Proxy.newProxyInstance(Api.class.getClassLoader(), new Class<?>[] {Api.class}, new Handler());
        api.call();
    }
}
