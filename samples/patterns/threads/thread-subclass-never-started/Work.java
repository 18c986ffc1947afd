package p;

class Work extends Thread {
    @Override
    public void run() {
        dead();
    }

    static void dead() {}
}
