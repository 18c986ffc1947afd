package p;

final class Node {
    final String text;
    final Node next;

    Node(String text, Node next) {
        this.text = text;
        this.next = next;
    }
}
