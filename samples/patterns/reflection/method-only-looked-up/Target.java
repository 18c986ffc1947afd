package p;

public class Target {
    public static void work() {}
}
