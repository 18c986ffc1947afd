package p;

class Base {
    public void go() {}
}
