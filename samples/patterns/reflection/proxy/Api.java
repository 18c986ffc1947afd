package p;

interface Api {
    void call();
}
