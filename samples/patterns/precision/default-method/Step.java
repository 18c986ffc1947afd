package p;

interface Step {
    default void go() {
        hit();
    }

    static void hit() {}
}
