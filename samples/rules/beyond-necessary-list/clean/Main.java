package p;

import android.app.Activity;
import android.os.Bundle;
import android.view.View;
import android.widget.Button;

public class Main extends Activity implements View.OnClickListener {
    @Override
    public void onCreate(Bundle state) {
        super.onCreate(state);
        Button start = new Button(this);
        start.setOnClickListener(this);
        setContentView(start);
    }

    @Override
    public void onClick(View view) {
        ((Button) view).setText(Place.read(this));
    }
}
