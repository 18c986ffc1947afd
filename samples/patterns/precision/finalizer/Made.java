package p;

class Made {
    @Override
    protected void finalize() {
        hit();
    }

    static void hit() {}
}
