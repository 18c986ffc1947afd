package p;

interface Out {
    void put(Report report);
}
