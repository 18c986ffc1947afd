package p;

public class Target {
    public static void sendNow() {}

    public static void sendLater() {}
}
