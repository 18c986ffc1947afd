package p;

import java.util.ArrayList;

class Log extends ArrayList<Item> {
    @Override
    public boolean add(Item item) {
        hit();
        return super.add(item);
    }

    static void hit() {}
}
