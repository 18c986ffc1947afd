package q;

import android.content.Intent;

/** RequestMultiplePermissions after shrinking. */
public final class C {
    public Intent a(Object permissions) {
        return new Intent("androidx.activity.result.contract.action.REQUEST_PERMISSIONS")
                .putExtra("androidx.activity.result.contract.extra.PERMISSIONS", (String[]) permissions);
    }
}
