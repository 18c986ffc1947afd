package p;

public class Bridge {
    public static void onNativeEvent(int code) {
        hit();
    }

    public static void quietHelper(int code) {
        dead();
    }

    static void hit() {}

    static void dead() {}
}
