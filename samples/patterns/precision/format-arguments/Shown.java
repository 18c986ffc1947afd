package p;

class Shown {
    @Override
    public String toString() {
        hit();
        return "shown";
    }

    static void hit() {}
}
