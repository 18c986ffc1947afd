package p;

interface Api {
    Object user(String id);
}
