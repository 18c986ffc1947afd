package p;

public interface Module {
    void start();
}
