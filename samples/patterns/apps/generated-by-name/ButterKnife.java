package butterknife;

import android.app.Activity;

public final class ButterKnife {
    private ButterKnife() {}

    public static void bind(Activity target) {
        try {
            Class<?> type = target.getClass();
            Class<?> binding = type.getClassLoader().loadClass(type.getName() + "_ViewBinding");
            binding.getConstructor(type).newInstance(target);
        } catch (ReflectiveOperationException error) {
            throw new IllegalStateException(error);
        }
    }
}
