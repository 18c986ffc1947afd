package p;

final class BuildConfig {
    static final boolean DEBUG = Boolean.parseBoolean("false");

    private BuildConfig() {}
}
