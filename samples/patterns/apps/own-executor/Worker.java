package p;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

class Worker extends Thread {
    private final BlockingQueue<Runnable> queue = new LinkedBlockingQueue<>();

    void add(Runnable task) {
        queue.offer(task);
    }

    @Override
    public void run() {
        try {
            while (true) {
                queue.take().run();
            }
        } catch (InterruptedException error) {
            interrupt();
        }
    }
}
