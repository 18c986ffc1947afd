package p;

import androidx.work.Worker;

public class Upload extends Worker {
    @Override
    public void doWork() {}
}
