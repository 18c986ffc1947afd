package p;

public class Main extends Base<LoginPresenter> {}
