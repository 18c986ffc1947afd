package android.content;

/** The members that the samples use, for the compiler only. */
public abstract class BroadcastReceiver {
    public abstract void onReceive(Context context, Intent intent);
}
