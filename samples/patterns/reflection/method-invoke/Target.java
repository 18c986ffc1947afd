package p;

public class Target {
    public void work(String text) {}

    public void rest(String text) {}
}
