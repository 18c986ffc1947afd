package p;

class Tracker {
    Tracker(Repository repository) {}

    void start() {
        dead();
    }

    static void dead() {}
}
