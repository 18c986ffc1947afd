package p;

class Work extends Thread {
    @Override
    public void run() {
        hit();
    }

    static void hit() {}
}
