package p;

import android.util.Log;
import java.util.concurrent.BlockingQueue;

final class Drain extends Thread {
    private final BlockingQueue<String> queue;

    Drain(BlockingQueue<String> queue) {
        this.queue = queue;
    }

    @Override
    public void run() {
        try {
            while (true) {
                Log.i("demo", queue.take());
            }
        } catch (InterruptedException error) {
            interrupt();
        }
    }
}
