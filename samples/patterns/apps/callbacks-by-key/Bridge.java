package p;

import java.util.LinkedHashMap;
import java.util.Map;

final class Bridge {
    private final Map<String, Handler> handlers = new LinkedHashMap<>();

    Bridge add(String name, Handler handler) {
        handlers.put(name, handler);
        return this;
    }

    void call(String name, String data) {
        Handler handler = handlers.get(name);
        if (handler != null) {
            handler.handle(data);
        }
    }
}
