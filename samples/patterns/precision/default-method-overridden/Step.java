package p;

interface Step {
    default void go() {
        dead();
    }

    static void dead() {}
}
