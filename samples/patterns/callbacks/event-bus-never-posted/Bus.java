package p;

import java.util.ArrayList;
import java.util.List;

final class Bus {
    interface Handler {
        void handle(Object event);
    }

    private static final List<Handler> HANDLERS = new ArrayList<>();

    static void register(Handler handler) {
        HANDLERS.add(handler);
    }

    static void post(Object event) {
        for (Handler handler : HANDLERS) {
            handler.handle(event);
        }
    }
}
