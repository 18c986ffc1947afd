package p;

import android.app.Activity;
import android.os.Bundle;
import android.view.View;

abstract class Base extends Activity implements View.OnClickListener {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        View view = new View(this);
        view.setOnClickListener(this);
        setContentView(view);
    }

    @Override
    public final void onClick(View clicked) {
        handle();
    }

    abstract void handle();
}
