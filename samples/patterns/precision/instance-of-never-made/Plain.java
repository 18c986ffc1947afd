package p;

class Plain {}
