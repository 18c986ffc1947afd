package example.diary;

import android.app.Activity;
import android.app.AlertDialog;
import android.os.Bundle;

public class Main extends Activity {
    @Override
    public void onCreate(Bundle state) {
        super.onCreate(state);
        new AlertDialog.Builder(this)
                .setTitle("隐私政策")
                .setNegativeButton("不同意", null)
                .setPositiveButton("同意", new Agreed(this))
                .show();
    }
}
