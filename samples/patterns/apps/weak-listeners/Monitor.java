package p;

import android.content.BroadcastReceiver;
import android.content.Context;
import android.content.Intent;
import android.content.IntentFilter;
import java.lang.ref.WeakReference;
import java.util.concurrent.CopyOnWriteArrayList;

final class Monitor {
    interface Listener {
        void changed();
    }

    private static Monitor instance;
    private final CopyOnWriteArrayList<WeakReference<Listener>> listeners = new CopyOnWriteArrayList<>();

    static synchronized Monitor get() {
        if (instance == null) {
            instance = new Monitor();
        }
        return instance;
    }

    void add(Listener listener) {
        listeners.add(new WeakReference<>(listener));
    }

    void watch(Context context) {
        context.registerReceiver(new BroadcastReceiver() {
            @Override
            public void onReceive(Context from, Intent intent) {
                for (WeakReference<Listener> one : listeners) {
                    Listener listener = one.get();
                    if (listener != null) {
                        listener.changed();
                    }
                }
            }
        }, new IntentFilter("android.net.conn.CONNECTIVITY_CHANGE"));
    }
}
