package p;

class Key {
    @Override
    public int hashCode() {
        hit();
        return 1;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Key;
    }

    static void hit() {}
}
