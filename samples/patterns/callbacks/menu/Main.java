package p;

import android.app.Activity;
import android.view.Menu;
import android.view.MenuItem;

public class Main extends Activity {
    @Override
    public boolean onCreateOptionsMenu(Menu menu) {
        menu.add("Send").setOnMenuItemClickListener(new MenuItem.OnMenuItemClickListener() {
            @Override
            public boolean onMenuItemClick(MenuItem clicked) {
                item();
                return true;
            }
        });
        return super.onCreateOptionsMenu(menu);
    }

    @Override
    public boolean onOptionsItemSelected(MenuItem selected) {
        hit();
        return true;
    }

    static void hit() {}

    static void item() {}
}
