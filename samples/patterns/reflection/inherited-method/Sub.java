package p;

public class Sub extends Base {
    @Override
    public void open() {}
}
