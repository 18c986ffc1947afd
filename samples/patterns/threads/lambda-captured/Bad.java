package p;

class Bad implements Main.Step {
    @Override
    public void go() {
        dead();
    }

    static void dead() {}
}
