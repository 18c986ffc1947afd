package p;

public class LoginPresenter extends Presenter {
    @Override
    public void start() {
        hit();
    }

    static void hit() {}
}
