package p;

import android.app.Activity;
import android.os.Bundle;
import androidx.recyclerview.widget.RecyclerView;

public class Main extends Activity {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        RecyclerView list = new RecyclerView(this);
        list.setAdapter(new Rows());
        setContentView(list);
    }
}
