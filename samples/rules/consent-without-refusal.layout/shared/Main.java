package p;

import android.app.Activity;
import android.app.Dialog;
import android.os.Bundle;
import android.view.View;

public class Main extends Activity implements View.OnClickListener {
    private Dialog dialog;

    @Override
    public void onCreate(Bundle state) {
        super.onCreate(state);
        dialog = new Dialog(this);
        dialog.setContentView(R.layout.consent);
        dialog.setCancelable(false);
        dialog.findViewById(R.id.ok).setOnClickListener(this);
        dialog.show();
    }

    @Override
    public void onClick(View view) {
        dialog.dismiss();
    }
}
