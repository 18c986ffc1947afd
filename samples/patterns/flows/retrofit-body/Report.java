package p;

final class Report {
    String device;
    int version;
}
