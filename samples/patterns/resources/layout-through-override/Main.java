package p;

import android.view.View;

public class Main extends Base {
    @Override
    protected int layout() {
        return R.layout.main;
    }

    public void tap(View view) {}

    public void other(View view) {}
}
