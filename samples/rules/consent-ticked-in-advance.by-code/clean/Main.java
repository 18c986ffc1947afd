package p;

import android.app.Activity;
import android.app.AlertDialog;
import android.content.DialogInterface;
import android.os.Bundle;
import android.view.View;
import android.widget.CheckBox;

public class Main extends Activity implements View.OnClickListener, DialogInterface.OnClickListener {
    private CheckBox box;

    @Override
    public void onCreate(Bundle state) {
        super.onCreate(state);
        setContentView(R.layout.login);
        box = (CheckBox) findViewById(R.id.cb);
        box.setChecked(false);
        findViewById(R.id.login).setOnClickListener(this);
    }

    @Override
    public void onClick(View view) {
        new AlertDialog.Builder(this)
                .setMessage("请阅读并同意《隐私政策》")
                .setNegativeButton("不同意", null)
                .setPositiveButton("同意", this)
                .show();
    }

    @Override
    public void onClick(DialogInterface dialog, int which) {
        box.setChecked(true);
    }
}
