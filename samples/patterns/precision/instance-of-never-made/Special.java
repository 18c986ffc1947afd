package p;

class Special {}
