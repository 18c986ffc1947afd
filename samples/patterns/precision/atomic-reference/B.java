package p;

class B {
    void go() {}
}
