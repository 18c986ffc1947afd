package p;

public class Settings {
    public static void update() {
        dead();
    }

    static void dead() {}
}
