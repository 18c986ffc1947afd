package p;

class Loud implements Step {
    @Override
    public void go() {
        dead();
    }

    static void dead() {}
}
