package p;

import android.app.Activity;
import android.os.Bundle;
import android.view.ViewStub;

public class Main extends Activity {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        setContentView(R.layout.main);
        ((ViewStub) findViewById(R.id.stub)).inflate();
    }
}
