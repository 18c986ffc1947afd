package p;

import java.util.concurrent.Callable;

class Make implements Callable<Named> {
    @Override
    public Named call() {
        return new Item();
    }
}
