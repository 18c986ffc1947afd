package p;

import android.app.Activity;
import android.os.Bundle;
import android.view.View;

public class Main extends Activity {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        View view = new View(this);
        setContentView(view);
        try {
            view.setOnClickListener((View.OnClickListener) Class.forName("p.Tap").newInstance());
        } catch (ReflectiveOperationException wrong) {
            throw new IllegalStateException(wrong);
        }
    }
}
