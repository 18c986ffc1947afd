package p;

interface Step {
    void go();
}
