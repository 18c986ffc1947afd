package p;

public final class Tracker implements Runnable {
    public static final Tracker INSTANCE;

    static {
        Tracker made = new Tracker();
        INSTANCE = made;
        warm();
    }

    private Tracker() {}

    private static void warm() {}

    public final void start() {
        new Thread(this).start();
    }

    @Override
    public void run() {
        hit();
    }

    public final void stop() {
        dead();
    }

    static void hit() {}

    static void dead() {}
}
