package a.a;

public final class b {
    final String a;
    final String b;

    public b(String first, String second) {
        a = first;
        b = second;
    }
}
