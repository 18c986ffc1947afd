package p;

import android.app.Activity;
import android.os.Bundle;

public class Main extends Activity {
    private Page page;

    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        page = new Page();
        page.setArguments(new Bundle());
    }
}
