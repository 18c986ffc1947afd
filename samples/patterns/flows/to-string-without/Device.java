package p;

final class Device {
    private final String id;
    private final int version;

    Device(String id, int version) {
        this.id = id;
        this.version = version;
    }

    boolean known() {
        return id != null;
    }

    @Override
    public String toString() {
        return "Device(version=" + version + ")";
    }
}
