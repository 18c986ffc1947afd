package p;

final class Holder {
    private String text;

    void set(String value) {
        text = value;
    }

    String get() {
        return text;
    }
}
