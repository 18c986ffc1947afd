package p;

public class Target {
    public Target() {}

    public void work() {}
}
