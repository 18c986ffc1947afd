package p;

import android.app.Activity;
import android.os.Bundle;
import pager.Pager;

public class Main extends Activity {
    private Never kept;

    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        Pager pager = new Pager(this);
        pager.setId(1);
        pager.setAdapter(new Pages(getFragmentManager()));
        kept = new Never();
        setContentView(pager);
    }
}
