package p;

interface Gate {
    boolean isAgreed();
}
