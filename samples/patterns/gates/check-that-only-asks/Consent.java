package p;

import android.app.AlertDialog;
import android.content.Context;

class Consent {
    static void require(Context context) {
        if (!context.getSharedPreferences("app", Context.MODE_PRIVATE).getBoolean("agree_privacy", false)) {
            new AlertDialog.Builder(context).setMessage("请阅读《隐私政策》").show();
        }
    }
}
