package p;

final class Keys {
    static final String ID;

    static {
        ID = "android".concat("_id");
    }
}
