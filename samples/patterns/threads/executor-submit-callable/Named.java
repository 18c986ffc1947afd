package p;

interface Named {
    void hit();
}
