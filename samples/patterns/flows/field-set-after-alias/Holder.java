package p;

final class Holder {
    String text = "";
    Holder next;
}
