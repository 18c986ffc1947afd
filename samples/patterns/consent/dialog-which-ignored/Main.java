package p;

import android.app.Activity;
import android.app.AlertDialog;
import android.content.Context;
import android.content.DialogInterface;
import android.os.Bundle;
import android.telephony.TelephonyManager;

public class Main extends Activity implements DialogInterface.OnClickListener {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        new AlertDialog.Builder(this)
                .setTitle("用户协议和隐私政策")
                .setMessage("请阅读并同意《隐私政策》")
                .setPositiveButton("同意", this)
                .setNegativeButton("不同意", this)
                .show();
    }

    @Override
    public void onClick(DialogInterface dialog, int which) {
        hit(this);
    }

    static void hit(Context context) {
        ((TelephonyManager) context.getSystemService("phone")).getDeviceId();
    }
}
