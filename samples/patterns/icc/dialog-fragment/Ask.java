package p;

import android.app.AlertDialog;
import android.app.Dialog;
import android.app.DialogFragment;
import android.os.Bundle;

public class Ask extends DialogFragment {
    @Override
    public Dialog onCreateDialog(Bundle state) {
        hit();
        return new AlertDialog.Builder(getActivity()).setTitle("?").create();
    }

    static void hit() {}
}
