package p;

class Task implements Runnable {
    @Override
    public void run() {
        dead();
    }

    static void dead() {}
}
