package p;

import android.app.Activity;
import android.app.AlertDialog;
import android.os.Bundle;

public class Main extends Activity {
    @Override
    public void onCreate(Bundle state) {
        super.onCreate(state);
        new AlertDialog.Builder(this)
                .setTitle("隐私政策")
                .setMessage("请阅读《隐私政策》。同意后即可使用全部功能。")
                .setNegativeButton("不同意", new Leave(this))
                .setPositiveButton("同意并继续", null)
                .setCancelable(false)
                .show();
    }
}
