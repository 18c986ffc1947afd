package p;

public class Other {
    public void work(String text) {}
}
