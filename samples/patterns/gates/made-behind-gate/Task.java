package p;

interface Task {
    void run();
}
