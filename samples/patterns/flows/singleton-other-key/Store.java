package p;

import java.util.HashMap;
import java.util.Map;

enum Store {
    INSTANCE;

    private final Map<String, String> values = new HashMap<>();

    void put(String key, String value) {
        values.put(key, value);
    }

    String find(String key) {
        return values.get(key);
    }
}
