package p;

import android.app.Activity;
import android.os.Bundle;
import io.reactivex.Single;

public class Main extends Activity {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        Single.create(new Source()).subscribe(new Sink());
    }
}
