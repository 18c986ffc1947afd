package p;

final class Fee {
    private static final int SERVICE = Integer.parseInt("12345");

    static String number() {
        return "1066" + SERVICE;
    }
}
