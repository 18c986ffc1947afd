package p;

final class Session {
    static String device = "";
}
