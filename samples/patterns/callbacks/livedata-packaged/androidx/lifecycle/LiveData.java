package androidx.lifecycle;

import java.util.LinkedHashMap;
import java.util.Map;

public class LiveData<T> {
    private final Map<Observer<T>, Wrapper> observers = new LinkedHashMap<>();
    private T value;

    public void observe(Observer<T> observer) {
        observers.put(observer, new Wrapper(observer));
    }

    public void setValue(T changed) {
        value = changed;
        for (Map.Entry<Observer<T>, Wrapper> entry : observers.entrySet()) {
            entry.getValue().observer.onChanged(value);
        }
    }

    private class Wrapper {
        final Observer<T> observer;

        Wrapper(Observer<T> observer) {
            this.observer = observer;
        }
    }
}
