package app.walks;

/** Code that both kinds of cases run, with the number and without. */
final class Helpers {
    static String kept = "";
    static Box shared = new Box();

    interface Maker {
        String make(String given);
    }

    static final class Same implements Maker {
        @Override
        public String make(String given) {
            return given;
        }
    }

    static final class Constant implements Maker {
        @Override
        public String make(String given) {
            return "constant";
        }
    }

    static String same(String given) {
        return given;
    }

    static String deeper(String given, int n) {
        return n > 0 ? deeper(given, n - 1) : given;
    }

    static Box boxed(String given) {
        Box box = new Box();
        box.text = given;
        return box;
    }

    static void fill(Box box, String given) {
        box.text = given;
    }

    static void link(Box outer, Box inner) {
        outer.inner = inner;
    }

    static void fail(String given) {
        throw new IllegalStateException(given);
    }
}
