package p;

import android.app.Activity;
import android.app.AlertDialog;
import android.content.Context;
import android.content.DialogInterface;
import android.content.SharedPreferences;
import android.os.Bundle;
import android.telephony.TelephonyManager;

public class Main extends Activity {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        SharedPreferences prefs = getSharedPreferences("app", MODE_PRIVATE);
        switch (prefs.getInt("privacy_status", 0)) {
            case 1:
                hit(this);
                break;
            case 2:
                finish();
                break;
            default:
                showDialog();
        }
    }

    private void showDialog() {
        new AlertDialog.Builder(this)
                .setTitle("用户协议和隐私政策")
                .setMessage("请阅读并同意《隐私政策》")
                .setPositiveButton("同意", new DialogInterface.OnClickListener() {
                    @Override
                    public void onClick(DialogInterface dialog, int which) {
                        getSharedPreferences("app", MODE_PRIVATE).edit().putBoolean("agree_privacy", true).apply();
                        recreate();
                    }
                })
                .setNegativeButton("不同意", new DialogInterface.OnClickListener() {
                    @Override
                    public void onClick(DialogInterface dialog, int which) {
                        finish();
                    }
                })
                .show();
    }

    static void hit(Context context) {
        ((TelephonyManager) context.getSystemService("phone")).getDeviceId();
    }
}
