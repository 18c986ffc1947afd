package p;

public class Target {
    public void work(String text) {}

    public void work(int number) {}
}
