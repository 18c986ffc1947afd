package p;

import android.app.Activity;
import android.view.Menu;
import android.view.MenuItem;

public class Main extends Activity {
    @Override
    public boolean onCreateOptionsMenu(Menu menu) {
        getMenuInflater().inflate(R.menu.bar, menu);
        return true;
    }

    public void refresh(MenuItem item) {}

    public void unnamed(MenuItem item) {}
}
