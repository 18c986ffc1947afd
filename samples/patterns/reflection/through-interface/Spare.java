package p;

public class Spare implements Plugin {
    @Override
    public void start() {}
}
