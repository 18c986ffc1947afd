package p;

class Middle extends High {}
