package p;

public class Target {
    static final Object LOCK = new Object();

    public Target() {}
}
