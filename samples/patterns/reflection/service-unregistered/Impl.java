package p;

public class Impl implements Api {
    public Impl() {}

    @Override
    public void call() {}
}
