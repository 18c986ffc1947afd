package p;

class Item {
    void show() {
        hit();
    }

    static void hit() {}
}
