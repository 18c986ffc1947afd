package router;

import android.app.Activity;
import android.content.Intent;
import java.util.HashMap;
import java.util.Map;

public final class Router {
    private static final Map<String, Meta> TABLE = new HashMap<>();

    private Router() {}

    public static void init() {
        try {
            ((Group) Class.forName("p.Routes").getConstructor().newInstance()).loadInto(TABLE);
        } catch (ReflectiveOperationException error) {
            throw new IllegalStateException(error);
        }
    }

    public static void navigate(Activity from, String path) {
        Meta meta = TABLE.get(path);
        final Intent intent = new Intent(from, meta.getDestination());
        from.startActivity(intent);
    }

    public interface Group {
        void loadInto(Map<String, Meta> table);
    }

    public static final class Meta {
        private final Class<?> destination;

        private Meta(Class<?> wanted) {
            destination = wanted;
        }

        public static Meta build(Class<?> wanted) {
            return new Meta(wanted);
        }

        public Class<?> getDestination() {
            return destination;
        }
    }
}
