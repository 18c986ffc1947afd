package p;

import android.app.Activity;
import android.os.Bundle;
import kotlin.properties.ObservableProperty;

public class Main extends Activity {
    private final ObservableProperty<String> name = new ObservableProperty<String>("") {
        @Override
        protected void afterChange(String old, String now) {
            hit();
        }
    };

    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        setName("a");
    }

    public final void setName(String now) {
        name.setValue(this, now);
    }

    static void hit() {}
}
