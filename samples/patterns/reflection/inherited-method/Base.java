package p;

public class Base {
    public void plain() {}

    public void open() {}
}
