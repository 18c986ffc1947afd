package p;

public class Local {
    public static void hit() {}
}
