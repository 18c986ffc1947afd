package p;

final class Event {
    private final String name;
    private final String device;

    private Event(Builder builder) {
        name = builder.name;
        device = builder.device;
    }

    String name() {
        return name;
    }

    String device() {
        return device;
    }

    static final class Builder {
        private String name;
        private String device;

        Builder name(String value) {
            name = value;
            return this;
        }

        Builder device(String value) {
            device = value;
            return this;
        }

        Event build() {
            return new Event(this);
        }
    }
}
