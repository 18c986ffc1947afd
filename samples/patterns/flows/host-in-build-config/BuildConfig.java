package p;

public final class BuildConfig {
    public static final String API = String.valueOf("https://build.example.com/api/");
}
