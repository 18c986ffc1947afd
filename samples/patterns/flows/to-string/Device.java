package p;

final class Device {
    private final String id;
    private final int version;

    Device(String id, int version) {
        this.id = id;
        this.version = version;
    }

    @Override
    public String toString() {
        return "Device(id=" + id + ", version=" + version + ")";
    }
}
