package p;

import java.util.Collections;
import java.util.Iterator;

class Other implements Iterable<Integer> {
    @Override
    public Iterator<Integer> iterator() {
        dead();
        return Collections.<Integer>emptyList().iterator();
    }

    static void dead() {}
}
