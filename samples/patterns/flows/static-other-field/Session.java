package p;

final class Session {
    static String device = "";
    static String name = "";
}
