package p;

class Plain implements Step {}
