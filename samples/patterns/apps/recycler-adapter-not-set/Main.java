package p;

import android.app.Activity;
import android.os.Bundle;
import list.ListView;

public class Main extends Activity {
    private ListView.Adapter kept;

    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        kept = new Unset();
        ListView list = new ListView(this);
        list.setAdapter(new Used());
        setContentView(list);
    }
}
