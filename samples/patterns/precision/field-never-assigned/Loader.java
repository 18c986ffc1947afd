package p;

class Loader {
    private Runnable callback;

    void setCallback(Runnable wanted) {
        callback = wanted;
    }

    void load() {
        if (callback != null) {
            callback.run();
        }
    }
}
