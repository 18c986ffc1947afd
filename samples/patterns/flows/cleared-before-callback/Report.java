package p;

final class Report {
    String device;
    int version;

    Report withoutDevice() {
        Report copy = new Report();
        copy.version = version;
        copy.device = "";
        return copy;
    }
}
