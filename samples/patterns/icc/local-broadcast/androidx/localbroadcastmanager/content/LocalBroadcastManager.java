package androidx.localbroadcastmanager.content;

import android.content.BroadcastReceiver;
import android.content.Context;
import android.content.Intent;
import android.content.IntentFilter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** As small as it can be: receivers by action, called at once. */
public final class LocalBroadcastManager {
    private static LocalBroadcastManager instance;
    private final Context context;
    private final Map<String, List<BroadcastReceiver>> receivers = new HashMap<>();

    private LocalBroadcastManager(Context context) {
        this.context = context;
    }

    public static LocalBroadcastManager getInstance(Context context) {
        if (instance == null) {
            instance = new LocalBroadcastManager(context.getApplicationContext());
        }
        return instance;
    }

    public void registerReceiver(BroadcastReceiver receiver, IntentFilter filter) {
        for (int i = 0; i < filter.countActions(); i++) {
            List<BroadcastReceiver> known = receivers.get(filter.getAction(i));
            if (known == null) {
                known = new ArrayList<>();
                receivers.put(filter.getAction(i), known);
            }
            known.add(receiver);
        }
    }

    public boolean sendBroadcast(Intent intent) {
        List<BroadcastReceiver> known = receivers.get(intent.getAction());
        if (known == null) {
            return false;
        }
        for (BroadcastReceiver one : known) {
            one.onReceive(context, intent);
        }
        return true;
    }
}
