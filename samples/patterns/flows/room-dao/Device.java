package p;

public final class Device {
    public long row;
    public String id;
}
