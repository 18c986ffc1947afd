package app.walks;

/** Holds one thing and another, and a box. */
class Box {
    String text = "";
    String other = "";
    Box inner;

    void fill(String given) {
        text = given;
    }

    String text() {
        return text;
    }
}
