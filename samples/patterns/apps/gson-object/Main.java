package p;

import android.app.Activity;
import android.os.Bundle;
import com.google.gson.Gson;

public class Main extends Activity {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        Reply reply = new Gson().fromJson(getIntent().getStringExtra("json"), Reply.class);
        reply.show();
    }
}
