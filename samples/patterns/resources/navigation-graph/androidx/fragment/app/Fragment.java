package androidx.fragment.app;

import android.os.Bundle;

/** As small as it can be: made by its name, told of its creation. */
public class Fragment {
    public static Fragment instantiate(String name, Bundle state) {
        try {
            Fragment fragment = (Fragment) Class.forName(name).getConstructor().newInstance();
            fragment.onCreate(state);
            return fragment;
        } catch (ReflectiveOperationException wrong) {
            throw new IllegalStateException(wrong);
        }
    }

    public void onCreate(Bundle state) {}
}
