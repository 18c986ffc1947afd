package p;

class Ranked implements Comparable<Ranked> {
    @Override
    public int compareTo(Ranked other) {
        hit();
        return 0;
    }

    static void hit() {}
}
