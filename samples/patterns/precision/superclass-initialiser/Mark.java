package p;

interface Mark {
    int VALUE = dead();

    static int dead() {
        return 2;
    }
}
