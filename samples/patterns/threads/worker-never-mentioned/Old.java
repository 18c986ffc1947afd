package p;

import androidx.work.Worker;

public class Old extends Worker {
    @Override
    public void doWork() {
        dead();
    }

    static void dead() {}
}
