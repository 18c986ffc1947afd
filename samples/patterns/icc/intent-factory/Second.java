package p;

import android.app.Activity;
import android.content.Context;
import android.content.Intent;
import android.os.Bundle;

public class Second extends Activity {
    static Intent open(Context context, int id) {
        Intent intent = new Intent(context, Second.class);
        return intent.putExtra("id", id);
    }

    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        hit();
    }

    static void hit() {}
}
