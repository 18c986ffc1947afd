package p;

class Device {
    protected final String id;

    Device(String id) {
        this.id = id;
    }

    String id() {
        return id;
    }

    boolean known() {
        return id != null;
    }
}
