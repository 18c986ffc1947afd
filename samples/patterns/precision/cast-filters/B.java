package p;

class B implements Main.Step {
    @Override
    public void go() {
        dead();
    }

    void other() {}

    static void dead() {}
}
