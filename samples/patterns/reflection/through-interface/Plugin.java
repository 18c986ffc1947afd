package p;

public interface Plugin {
    void start();
}
