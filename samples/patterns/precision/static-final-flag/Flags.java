package p;

final class Flags {
    static final boolean OFF;
    static final boolean ON;

    static {
        OFF = false;
        ON = true;
    }

    private Flags() {}
}
