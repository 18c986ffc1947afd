package p;

class Repository {
    void load() {
        hit();
    }

    static void hit() {}
}
