package net.example.starad;

public abstract class Provider {
    public String deviceId() {
        return "";
    }

    public boolean allowed() {
        return true;
    }

    public double latitude() {
        return 0;
    }
}
