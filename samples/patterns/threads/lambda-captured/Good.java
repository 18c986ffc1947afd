package p;

class Good implements Main.Step {
    @Override
    public void go() {
        hit();
    }

    static void hit() {}
}
