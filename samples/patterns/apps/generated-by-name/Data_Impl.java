package p;

public final class Data_Impl extends Data {
    @Override
    public void open() {
        hit();
    }

    static void hit() {}
}
