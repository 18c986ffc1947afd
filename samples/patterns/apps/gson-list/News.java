package p;

class News {
    private String link;

    void open() {
        if (link != null) {
            hit();
        }
    }

    static void hit() {}
}
