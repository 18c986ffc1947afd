package p;

public abstract class Presenter {
    public abstract void start();
}
