package p;

final class Flags {
    static final boolean TEST;

    static {
        TEST = false;
    }
}
