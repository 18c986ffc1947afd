package p;

class Share implements Handler {
    @Override
    public void handle(String data) {
        hit();
    }

    static void hit() {}
}
