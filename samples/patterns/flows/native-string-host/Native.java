package p;

final class Native {
    static {
        System.loadLibrary("core");
    }

    static native String address();
}
