package android.app;

import android.content.Context;
import android.content.DialogInterface;

/** The members that the samples use, for the compiler only. */
public class AlertDialog {
    public static class Builder {
        public Builder(Context context) {
        }

        public Builder setTitle(int title) {
            return this;
        }

        public Builder setMessage(int message) {
            return this;
        }

        public Builder setCancelable(boolean cancelable) {
            return this;
        }

        public Builder setPositiveButton(int text, DialogInterface.OnClickListener listener) {
            return this;
        }

        public Builder setNegativeButton(int text, DialogInterface.OnClickListener listener) {
            return this;
        }

        public Builder setNeutralButton(int text, DialogInterface.OnClickListener listener) {
            return this;
        }

        public AlertDialog show() {
            return null;
        }
    }
}
