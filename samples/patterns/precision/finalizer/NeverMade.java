package p;

class NeverMade {
    @Override
    protected void finalize() {
        dead();
    }

    static void dead() {}
}
