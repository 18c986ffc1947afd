package p;

public interface Api {
    void call();
}
