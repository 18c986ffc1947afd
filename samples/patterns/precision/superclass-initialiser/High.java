package p;

class High {
    static int count = hit();

    static int hit() {
        return 1;
    }
}
