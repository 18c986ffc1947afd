package p;

public class Main extends Base {
    @Override
    void handle() {}
}
