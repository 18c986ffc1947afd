package p;

import android.app.Activity;
import android.os.Bundle;
import android.widget.ListView;

public class Main extends Activity {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        ListView list = new ListView(this);
        list.setAdapter(new Rows());
        setContentView(list);
    }
}
