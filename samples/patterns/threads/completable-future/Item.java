package p;

class Item {
    String hit() {
        return "x";
    }
}
