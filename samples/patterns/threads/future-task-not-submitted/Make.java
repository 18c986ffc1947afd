package p;

import java.util.concurrent.Callable;

class Make implements Callable<String> {
    @Override
    public String call() {
        dead();
        return "";
    }

    static void dead() {}
}
