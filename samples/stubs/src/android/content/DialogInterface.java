package android.content;

/** The members that the samples use, for the compiler only. */
public interface DialogInterface {
    interface OnClickListener {
        void onClick(DialogInterface dialog, int button);
    }
}
