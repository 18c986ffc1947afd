package p;

import android.app.Activity;
import android.app.AlertDialog;
import android.content.DialogInterface;
import android.os.Bundle;

public class Main extends Activity implements DialogInterface.OnClickListener {
    @Override
    public void onCreate(Bundle state) {
        super.onCreate(state);
        if (getSharedPreferences("app", MODE_PRIVATE).getBoolean("agree_privacy", false)) {
            return;
        }
        new AlertDialog.Builder(this)
            .setTitle("用户协议和隐私政策")
            .setMessage("请阅读并同意《隐私政策》")
            .setPositiveButton("同意", this)
            .setNegativeButton("不同意", null)
            .show();
    }

    @Override
    public void onClick(DialogInterface dialog, int which) {
        if (which == DialogInterface.BUTTON_POSITIVE) {
            getSharedPreferences("app", MODE_PRIVATE).edit().putBoolean("agree_privacy", true).apply();
            Start.all(this);
        }
    }
}
