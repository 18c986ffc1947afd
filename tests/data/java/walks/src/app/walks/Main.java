package app.walks;

import android.app.Activity;
import android.content.BroadcastReceiver;
import android.content.Context;
import android.content.Intent;
import android.content.IntentFilter;
import android.content.SharedPreferences;
import android.os.Bundle;
import android.os.Handler;
import android.os.Message;
import android.os.Messenger;
import android.os.RemoteException;
import android.telephony.TelephonyManager;
import android.view.View;

/** Runs every case with the number of the device. */
public final class Main extends Activity {
    private String atFirst = "";
    private String atLast = "";
    private String now = "";

    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        String imei = ((TelephonyManager) getSystemService("phone")).getDeviceId();
        int n = state.size();
        atFirst = imei;
        Clean.setAtTheEnd(atLast);
        Leaks.called(imei);
        Leaks.recursive(imei, n);
        Leaks.overwrittenSometimes(imei, n);
        Leaks.overwrittenLater(imei);
        Leaks.otherOverwritten(imei);
        Leaks.aliasBefore(imei);
        Leaks.aliasAfter(imei);
        Leaks.aliasOfTwo(imei);
        Leaks.filled(imei);
        Leaks.filledByMethod(imei);
        Leaks.made(imei);
        Leaks.inLoop(imei, n);
        Leaks.letters(imei);
        Leaks.element(imei);
        Leaks.anyElement(imei, n);
        Leaks.elementOfAny(imei, n);
        Leaks.key(imei);
        Leaks.anyKey(imei, state.getString("key"));
        Leaks.extra(imei);
        Leaks.listed(imei);
        Leaks.throughStatic(imei);
        Helpers.shared.text = imei;
        Leaks.throughSharedBox();
        Leaks.thrown(imei);
        Leaks.dispatched(imei, n > 0 ? new Helpers.Same() : new Helpers.Constant());
        Leaks.emptiedButThrown(imei);
        Leaks.returnedEarly(imei, n);
        try {
            Leaks.hashed(imei);
            Leaks.encrypted(imei, state.getString("password"));
            Leaks.keyed(imei, state.getString("password"));
        } catch (Exception e) {
            finish();
        }
        Clean.called(imei);
        Clean.recursive(imei, n);
        Clean.overwritten(imei);
        Clean.overwrittenOnBothWays(imei, n);
        Clean.otherField(imei);
        Clean.otherObject(imei);
        Clean.aliasTooEarly(imei);
        Clean.aliasOfAnother(imei);
        Clean.filledLater(imei);
        Clean.made(imei);
        Clean.filledAndOther(imei);
        Clean.element(imei);
        Clean.elementOverwritten(imei);
        Clean.key(imei);
        Clean.keyOverwritten(imei);
        Clean.extra(imei);
        Clean.emptied(imei);
        Clean.throughStatic(imei);
        Clean.otherStatic(imei);
        Clean.told(imei);
        Clean.dispatched(imei);
        listen(imei);
        broadcast(imei);
        send(imei);
        save(imei);
    }

    @Override
    protected void onResume() {
        super.onResume();
        Leaks.pausedAndResumed(now);
        SharedPreferences kept = getSharedPreferences("kept", 0);
        Leaks.restored(kept.getString("number", ""));
        Clean.restored(kept.getString("other", ""));
    }

    @Override
    protected void onPause() {
        super.onPause();
        now = ((TelephonyManager) getSystemService("phone")).getDeviceId();
    }

    @Override
    protected void onDestroy() {
        super.onDestroy();
        Leaks.afterCreate(atFirst);
        atLast = ((TelephonyManager) getSystemService("phone")).getDeviceId();
    }

    private void listen(final String imei) {
        findViewById(1).setOnClickListener(new View.OnClickListener() {
            private String own = "";

            @Override
            public void onClick(View view) {
                Leaks.clicked(imei);
                Clean.clicked(own);
            }
        });
    }

    private void broadcast(String imei) {
        registerReceiver(new Wanted(), new IntentFilter("app.walks.ONE"));
        registerReceiver(new Unwanted(), new IntentFilter("app.walks.TWO"));
        registerReceiver(new Any(), new IntentFilter(imei.substring(0, 0)));
        Intent intent = new Intent("app.walks.ONE");
        intent.putExtra("number", imei);
        intent.setPackage(getPackageName());
        sendBroadcast(intent);
    }

    private void send(String imei) {
        Message message = Message.obtain();
        message.getData().putString("number", imei);
        try {
            new Messenger(new Reader()).send(message);
        } catch (RemoteException e) {
            finish();
        }
    }

    private void save(String imei) {
        getSharedPreferences("kept", 0).edit().putString("number", imei).apply();
    }

    /** Its action is the one that is sent. */
    private static final class Wanted extends BroadcastReceiver {
        @Override
        public void onReceive(Context context, Intent intent) {
            Leaks.received(intent.getStringExtra("number"));
            Clean.received(intent.getStringExtra("other"));
        }
    }

    /** Its action is another. */
    private static final class Unwanted extends BroadcastReceiver {
        @Override
        public void onReceive(Context context, Intent intent) {
            Clean.receivedOther(intent.getStringExtra("number"));
        }
    }

    /** Its action is not known. */
    private static final class Any extends BroadcastReceiver {
        @Override
        public void onReceive(Context context, Intent intent) {
            Leaks.receivedByAny(intent.getStringExtra("number"));
        }
    }

    private static final class Reader extends Handler {
        @Override
        public void handleMessage(Message message) {
            Leaks.messaged(message.getData().getString("number"));
        }
    }
}
