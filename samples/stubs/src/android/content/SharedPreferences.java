package android.content;

/** The members that the samples use, for the compiler only. */
public interface SharedPreferences {
    boolean getBoolean(String key, boolean otherwise);

    Editor edit();

    interface Editor {
        Editor putBoolean(String key, boolean value);

        Editor clear();

        void apply();
    }
}
