package p;

import android.app.Activity;
import android.os.Bundle;
import android.view.View;

public class Main extends Activity implements View.OnClickListener {
    private Bridge bridge;

    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        bridge = new Bridge().add("share", new Share()).add("pay", new Pay());
        new Never();
        View view = new View(this);
        view.setOnClickListener(this);
        setContentView(view);
    }

    @Override
    public void onClick(View view) {
        bridge.call(String.valueOf(view.getTag()), "");
    }
}
