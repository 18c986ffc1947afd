package p;

import java.util.Iterator;

class Range implements Iterable<Integer> {
    private final int end;

    Range(int end) {
        this.end = end;
    }

    @Override
    public Iterator<Integer> iterator() {
        return new Iterator<Integer>() {
            private int at;

            @Override
            public boolean hasNext() {
                return at < end;
            }

            @Override
            public Integer next() {
                return at++;
            }
        };
    }
}
