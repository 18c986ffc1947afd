package p;

import loader.LoaderApplication;

public class App extends LoaderApplication {
    public App() {
        super("p.AppLike");
    }
}
