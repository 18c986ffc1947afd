package p;

class Low extends Middle {
    @Override
    void go() {
        super.go();
    }
}
