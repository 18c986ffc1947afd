package p;

import android.app.Activity;
import android.content.ContentProviderOperation;
import android.content.OperationApplicationException;
import android.net.Uri;
import android.os.Bundle;
import android.os.RemoteException;
import android.telephony.TelephonyManager;
import java.util.ArrayList;

public class Main extends Activity {
    private static final Uri TABLE = Uri.parse("content://com.partner.app/devices");

    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        TelephonyManager phone = (TelephonyManager) getSystemService(TELEPHONY_SERVICE);
        ArrayList<ContentProviderOperation> operations = new ArrayList<>();
        operations.add(ContentProviderOperation.newDelete(TABLE).build());
        operations.add(ContentProviderOperation.newInsert(TABLE).withValue("id", phone.getImei()).build());
        apply(operations);
    }

    private void apply(ArrayList<ContentProviderOperation> operations) {
        try {
            getContentResolver().applyBatch("com.partner.app", operations);
        } catch (RemoteException | OperationApplicationException error) {
            finish();
        }
    }
}
