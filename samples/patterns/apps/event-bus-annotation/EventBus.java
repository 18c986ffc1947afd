package bus;

import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.Map;

public final class EventBus {
    private static final EventBus DEFAULT = new EventBus();
    private final Map<Object, Method> found = new HashMap<>();

    public static EventBus getDefault() {
        return DEFAULT;
    }

    public void register(Object subscriber) {
        for (Method method : subscriber.getClass().getDeclaredMethods()) {
            if (method.getAnnotation(Subscribe.class) != null) {
                found.put(subscriber, method);
            }
        }
    }

    public void post(Object event) {
        for (Map.Entry<Object, Method> entry : found.entrySet()) {
            try {
                entry.getValue().invoke(entry.getKey(), event);
            } catch (ReflectiveOperationException error) {
                throw new IllegalStateException(error);
            }
        }
    }
}
