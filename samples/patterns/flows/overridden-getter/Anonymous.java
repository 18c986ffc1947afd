package p;

final class Anonymous extends Device {
    Anonymous(String id) {
        super(id);
    }

    @Override
    String id() {
        return "hidden";
    }
}
