package p;

abstract class Base {
    final void run() {
        step();
    }

    abstract void step();
}
