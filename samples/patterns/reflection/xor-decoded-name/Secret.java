package p;

final class Secret {
    static String open(String text) {
        char[] letters = text.toCharArray();
        for (int i = 0; i < letters.length; i++) {
            letters[i] = (char) (letters[i] ^ 3);
        }
        return new String(letters);
    }
}
