package p;

public class Used implements Plugin {
    @Override
    public void start() {}
}
