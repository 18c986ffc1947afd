package p;

class Login {}
