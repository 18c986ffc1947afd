package p;

final class Device {
    transient String id;
    int version;
}
