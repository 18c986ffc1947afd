package p;

public class Second implements Module {
    @Override
    public void start() {}
}
