package p;

final class Native {
    static {
        System.loadLibrary("core");
    }

    static native void init(String device, int version);
}
