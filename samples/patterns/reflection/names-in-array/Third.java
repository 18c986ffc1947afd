package p;

public class Third implements Module {
    @Override
    public void start() {}
}
