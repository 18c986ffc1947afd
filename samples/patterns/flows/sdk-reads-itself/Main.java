package p;

import android.app.Activity;
import android.os.Bundle;
import com.umeng.commonsdk.UMConfigure;

public class Main extends Activity {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        UMConfigure.init(this, "0123456789abcdef");
    }
}
