package p;

final class Device {
    String id;
    int version;
    Device other;
}
