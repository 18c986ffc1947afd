package p;

import android.app.Activity;
import android.content.Intent;
import android.os.Bundle;
import android.os.Handler;
import android.os.Looper;

public class Main extends Activity {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        Answer answer = new Answer(new Handler(Looper.getMainLooper()));
        startService(new Intent(this, Load.class).putExtra("answer", answer));
    }
}
