package p;

class Reply {
    Item item;
    int kind;

    void show() {
        hit();
        if (item != null) {
            item.show();
        }
    }

    static void hit() {}
}
