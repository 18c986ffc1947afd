package p;

import java.util.concurrent.Callable;

class Second implements Callable<String> {
    @Override
    public String call() {
        hit();
        return "";
    }

    static void hit() {}
}
