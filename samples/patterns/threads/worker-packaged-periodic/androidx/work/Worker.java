package androidx.work;

public abstract class Worker {
    public abstract void doWork();
}
