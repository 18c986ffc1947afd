package p;

class Item {
    @Override
    public boolean equals(Object other) {
        hit();
        return other instanceof Item;
    }

    @Override
    public int hashCode() {
        return 1;
    }

    static void hit() {}
}
