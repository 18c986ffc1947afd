package a.a;

public final class d {
    public static void a(b request) {
        new Thread(new c(request)).start();
    }
}
