package p;

import android.accounts.Account;
import android.app.Service;
import android.content.AbstractThreadedSyncAdapter;
import android.content.ContentProviderClient;
import android.content.Context;
import android.content.Intent;
import android.content.SyncResult;
import android.os.Bundle;
import android.os.IBinder;

public class Sync extends Service {
    private Adapter adapter;

    @Override
    public void onCreate() {
        super.onCreate();
        adapter = new Adapter(this);
    }

    @Override
    public IBinder onBind(Intent intent) {
        return adapter.getSyncAdapterBinder();
    }

    static void hit() {}

    static class Adapter extends AbstractThreadedSyncAdapter {
        Adapter(Context context) {
            super(context, true);
        }

        @Override
        public void onPerformSync(
            Account account, Bundle extras, String authority, ContentProviderClient client, SyncResult result
        ) {
            hit();
        }
    }
}
