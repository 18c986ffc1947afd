package p;

final class Task implements Runnable {
    private final int kind;

    Task(int kind) {
        this.kind = kind;
    }

    @Override
    public void run() {
        switch (kind) {
            case 1:
                Main.dead();
                break;
            case 2:
                Main.hit();
                break;
            default:
                Main.dead();
                break;
        }
    }
}
