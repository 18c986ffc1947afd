package p;

import android.app.AlertDialog;
import android.content.Context;
import android.content.DialogInterface;

class Dialogs {
    static void ask(Context context, DialogInterface.OnClickListener agreed) {
        new AlertDialog.Builder(context)
                .setMessage("请阅读并同意《隐私政策》")
                .setPositiveButton("同意", agreed)
                .show();
    }
}
