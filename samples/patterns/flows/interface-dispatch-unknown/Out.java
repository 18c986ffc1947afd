package p;

interface Out {
    void put(String text);
}
