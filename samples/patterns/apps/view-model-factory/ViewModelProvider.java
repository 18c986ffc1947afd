package androidx.lifecycle;

import java.util.HashMap;
import java.util.Map;

public class ViewModelProvider {
    private final Factory factory;
    private final Map<String, ViewModel> store = new HashMap<>();

    public ViewModelProvider(Factory wanted) {
        factory = wanted;
    }

    public <T extends ViewModel> T get(Class<T> type) {
        ViewModel model = store.get(type.getName());
        if (!type.isInstance(model)) {
            model = factory.create(type);
            store.put(type.getName(), model);
        }
        return type.cast(model);
    }

    public interface Factory {
        <T extends ViewModel> T create(Class<T> type);
    }

    public static class NewInstanceFactory implements Factory {
        @Override
        public <T extends ViewModel> T create(Class<T> type) {
            try {
                return type.getDeclaredConstructor().newInstance();
            } catch (ReflectiveOperationException error) {
                throw new IllegalStateException(error);
            }
        }
    }
}
