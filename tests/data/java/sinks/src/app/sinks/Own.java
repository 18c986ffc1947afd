package app.sinks;

import net.example.starad.Provider;

final class Own extends Provider {
    @Override
    public String deviceId() {
        return "id";
    }

    @Override
    public boolean allowed() {
        return false;
    }

    @Override
    public double latitude() {
        return 1;
    }

    public String other() {
        return "other";
    }
}
