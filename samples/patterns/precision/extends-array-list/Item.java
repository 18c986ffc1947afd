package p;

class Item {
    void go() {}
}
