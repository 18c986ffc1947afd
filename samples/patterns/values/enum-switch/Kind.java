package p;

enum Kind {
    CALL,
    SMS,
    OTHER
}
