package p;

final class Found {
    final String device;

    Found(String device) {
        this.device = device;
    }
}
