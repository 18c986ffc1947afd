package p;

class Pay implements Handler {
    @Override
    public void handle(String data) {}
}
