package p;

class Number extends Base<Integer> {
    @Override
    void handle(Integer value) {
        dead();
    }

    static void dead() {}
}
