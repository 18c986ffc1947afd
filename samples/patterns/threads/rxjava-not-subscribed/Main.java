package p;

import android.app.Activity;
import android.os.Bundle;
import io.reactivex.Single;

public class Main extends Activity {
    private Single single;

    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        single = Single.create(new Source());
    }
}
