package p;

class Value {
    @Override
    public int hashCode() {
        dead();
        return 2;
    }

    @Override
    public boolean equals(Object other) {
        return other == this;
    }

    static void dead() {}
}
