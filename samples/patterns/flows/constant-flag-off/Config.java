package p;

final class Config {
    static final boolean DEBUG = false;

    static boolean debug() {
        return DEBUG;
    }
}
