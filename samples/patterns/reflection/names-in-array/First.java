package p;

public class First implements Module {
    @Override
    public void start() {}
}
