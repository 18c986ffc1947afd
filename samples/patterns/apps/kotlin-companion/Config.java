package p;

public final class Config {
    public static final Companion Companion = new Companion();

    public static final String read() {
        return Companion.read();
    }

    static void hit() {}

    public static final class Companion {
        private Companion() {}

        public final String read() {
            hit();
            return "";
        }
    }
}
