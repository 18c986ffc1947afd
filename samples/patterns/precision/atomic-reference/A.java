package p;

class A {
    void go() {}
}
