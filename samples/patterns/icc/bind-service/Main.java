package p;

import android.app.Activity;
import android.content.Context;
import android.content.Intent;
import android.os.Bundle;

public class Main extends Activity {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        bindService(new Intent(this, Work.class), new Link(), Context.BIND_AUTO_CREATE);
    }
}
