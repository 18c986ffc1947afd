package p;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

final class Store {
    private static volatile Store instance;
    private final Map<String, String> values = new ConcurrentHashMap<>();

    static Store get() {
        if (instance == null) {
            synchronized (Store.class) {
                if (instance == null) {
                    instance = new Store();
                }
            }
        }
        return instance;
    }

    void put(String key, String value) {
        values.put(key, value);
    }

    String find(String key) {
        return values.get(key);
    }
}
