package p;

class Text extends Base<String> {
    @Override
    void handle(String value) {
        hit();
    }

    static void hit() {}
}
