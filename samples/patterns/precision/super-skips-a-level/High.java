package p;

class High {
    void go() {
        hit();
    }

    static void hit() {}
}
