package p;

final class Secret {
    private static final byte[] DATA = {105, 118, 119, 116, 63, 41, 40, 105, 39, 111, 115, 109, 96, 126, 99, 117, 62};

    static String open() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < DATA.length; i++) {
            text.append((char) (DATA[i] ^ (i + 1)));
        }
        return text.toString();
    }
}
