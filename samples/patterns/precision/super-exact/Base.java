package p;

class Base {
    void go() {}
}
