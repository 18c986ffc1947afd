package p;

final class Rejected extends Exception {
    final String device;

    Rejected(String device) {
        super("rejected");
        this.device = device;
    }
}
