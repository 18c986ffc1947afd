package p;

import android.app.Activity;
import android.content.Context;
import android.os.Bundle;
import android.telephony.TelephonyManager;
import com.lib.ConfirmDialog;

public class Main extends Activity {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        new ConfirmDialog()
                .message("请阅读并同意《隐私政策》")
                .right("同意", new ConfirmDialog.OnConfirm() {
                    @Override
                    public void onConfirm() {
                        hit(Main.this);
                    }
                })
                .show();
    }

    static void hit(Context context) {
        ((TelephonyManager) context.getSystemService("phone")).getDeviceId();
    }
}
