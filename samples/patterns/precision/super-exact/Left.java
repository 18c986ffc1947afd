package p;

class Left extends Base {
    @Override
    void go() {
        super.go();
    }
}
