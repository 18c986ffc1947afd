package p;

class Base {
    String text = "plain";

    String read() {
        return text;
    }
}
