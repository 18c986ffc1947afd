package p;

import android.app.AlertDialog;
import android.content.Context;
import android.content.DialogInterface;

class PrivacyDialog {
    interface Callback {
        void onAgree();

        void onRefuse();
    }

    static void show(Context context, final Callback callback) {
        new AlertDialog.Builder(context)
                .setMessage("请阅读并同意《隐私政策》")
                .setPositiveButton("同意", new DialogInterface.OnClickListener() {
                    @Override
                    public void onClick(DialogInterface dialog, int which) {
                        callback.onAgree();
                    }
                })
                .setNegativeButton("不同意", new DialogInterface.OnClickListener() {
                    @Override
                    public void onClick(DialogInterface dialog, int which) {
                        callback.onRefuse();
                    }
                })
                .show();
    }
}
