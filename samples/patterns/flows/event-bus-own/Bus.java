package p;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

final class Bus {
    interface Subscriber<T> {
        void on(T event);
    }

    private final Map<Class<?>, List<Subscriber<Object>>> subscribers = new HashMap<>();

    @SuppressWarnings("unchecked")
    <T> void subscribe(Class<T> kind, Subscriber<T> subscriber) {
        List<Subscriber<Object>> known = subscribers.get(kind);
        if (known == null) {
            known = new ArrayList<>();
            subscribers.put(kind, known);
        }
        known.add((Subscriber<Object>) subscriber);
    }

    void post(Object event) {
        List<Subscriber<Object>> known = subscribers.get(event.getClass());
        if (known != null) {
            for (Subscriber<Object> subscriber : known) {
                subscriber.on(event);
            }
        }
    }
}
