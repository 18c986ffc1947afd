package p;

import io.reactivex.functions.Function;

final class Wrap implements Function<String, String> {
    @Override
    public String apply(String text) {
        return "[" + text + "]";
    }
}
