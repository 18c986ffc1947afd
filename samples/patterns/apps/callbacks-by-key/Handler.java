package p;

interface Handler {
    void handle(String data);
}
