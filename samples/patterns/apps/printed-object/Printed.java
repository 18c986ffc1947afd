package p;

class Printed implements Runnable {
    @Override
    public String toString() {
        return "printed";
    }

    @Override
    public boolean equals(Object other) {
        dead();
        return other == this;
    }

    @Override
    public int hashCode() {
        return 1;
    }

    @Override
    public void run() {
        dead();
    }

    static void dead() {}
}

class Other {
    @Override
    public String toString() {
        return "other";
    }
}
