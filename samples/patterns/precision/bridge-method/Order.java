package p;

import java.util.Comparator;

class Order implements Comparator<String> {
    @Override
    public int compare(String left, String right) {
        hit();
        return left.compareTo(right);
    }

    static void hit() {}
}
