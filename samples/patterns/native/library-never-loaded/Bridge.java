package p;

public class Bridge {
    public static void onNativeEvent(int code) {}
}
