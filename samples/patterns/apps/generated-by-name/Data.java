package p;

public abstract class Data {
    public abstract void open();
}
