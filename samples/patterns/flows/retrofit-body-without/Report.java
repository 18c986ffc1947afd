package p;

final class Report {
    String device;
    int version;

    Report(int version) {
        this.version = version;
    }
}
