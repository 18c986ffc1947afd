package p;

import android.Manifest;
import android.app.Activity;
import android.os.Bundle;

/** Asks for two at once, at launch, through the app's own wrapper. */
public class Main extends Activity {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        Tools.ask(this, new String[] {Manifest.permission.CAMERA, Manifest.permission.READ_CONTACTS});
    }
}
