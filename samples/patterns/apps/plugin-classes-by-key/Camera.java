package p;

public class Camera extends Plugin {
    @Override
    public void execute(String action) {
        hit();
    }

    static void hit() {}
}
