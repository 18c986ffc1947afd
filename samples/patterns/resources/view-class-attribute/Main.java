package p;

import android.app.Activity;
import android.content.Context;
import android.os.Bundle;
import android.util.AttributeSet;
import android.view.View;

public class Main extends Activity {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        setContentView(R.layout.main);
    }

    public static class Fancy extends View {
        public Fancy(Context context, AttributeSet attributes) {
            super(context, attributes);
        }

        @Override
        protected void onFinishInflate() {
            super.onFinishInflate();
        }
    }
}
