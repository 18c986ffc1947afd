package p;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

final class Bus {
    interface Handler {
        void handle(Object event);
    }

    private static final Bus INSTANCE = new Bus();
    private final Map<Class<?>, List<Handler>> handlers = new HashMap<>();

    static Bus get() {
        return INSTANCE;
    }

    void register(Class<?> kind, Handler handler) {
        List<Handler> all = handlers.get(kind);
        if (all == null) {
            all = new ArrayList<>();
            handlers.put(kind, all);
        }
        all.add(handler);
    }

    void post(Object event) {
        List<Handler> all = handlers.get(event.getClass());
        if (all != null) {
            for (int i = 0; i < all.size(); i++) {
                all.get(i).handle(event);
            }
        }
    }
}
