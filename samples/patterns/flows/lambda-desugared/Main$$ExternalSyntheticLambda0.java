package p;

public final class Main$$ExternalSyntheticLambda0 implements Runnable {
    public final Main f$0;
    public final String f$1;

    public Main$$ExternalSyntheticLambda0(Main owner, String text) {
        this.f$0 = owner;
        this.f$1 = text;
    }

    @Override
    public final void run() {
        Main.lambda$onCreate$0(this.f$0, this.f$1);
    }
}
