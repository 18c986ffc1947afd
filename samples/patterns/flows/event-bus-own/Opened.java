package p;

final class Opened {
    final String screen;

    Opened(String screen) {
        this.screen = screen;
    }
}
