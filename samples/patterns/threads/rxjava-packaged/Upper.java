package p;

import io.reactivex.functions.Function;

class Upper implements Function<String, String> {
    @Override
    public String apply(String text) {
        return text + text;
    }
}
