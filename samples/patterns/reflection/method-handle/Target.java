package p;

public class Target {
    public static void work() {}

    public static void rest() {}
}
