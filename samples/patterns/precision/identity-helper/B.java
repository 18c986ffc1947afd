package p;

class B implements Step {
    @Override
    public void go() {
        dead();
    }

    static void dead() {}
}
