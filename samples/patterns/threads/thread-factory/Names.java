package p;

import java.util.concurrent.ThreadFactory;

class Names implements ThreadFactory {
    @Override
    public Thread newThread(Runnable task) {
        hit();
        return new Thread(task, "named");
    }

    static void hit() {}
}
