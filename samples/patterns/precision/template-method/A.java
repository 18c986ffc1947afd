package p;

class A extends Base {
    @Override
    void step() {}
}
