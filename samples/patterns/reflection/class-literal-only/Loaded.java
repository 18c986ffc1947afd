package p;

public class Loaded {
    static final Object LOCK = new Object();
}
