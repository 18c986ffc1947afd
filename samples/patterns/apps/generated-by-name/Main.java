package p;

import android.app.Activity;
import android.os.Bundle;
import androidx.room.Room;
import butterknife.ButterKnife;

public class Main extends Activity {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        ButterKnife.bind(this);
        Room.build(Data.class).open();
    }
}
