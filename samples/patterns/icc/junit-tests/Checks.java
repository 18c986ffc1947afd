package p;

import org.junit.Test;

public class Checks {
    @Test
    public void opens() {
        hit();
    }

    public void spare() {}

    static void hit() {}
}
