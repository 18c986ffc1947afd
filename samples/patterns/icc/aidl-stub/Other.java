package p;

class Other extends IPing.Stub {
    @Override
    public void ping() {
        dead();
    }

    static void dead() {}
}
