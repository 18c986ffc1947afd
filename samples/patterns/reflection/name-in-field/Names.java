package p;

final class Names {
    static final String TARGET;

    static {
        TARGET = "p.Target";
    }
}
