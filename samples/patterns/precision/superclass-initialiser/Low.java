package p;

class Low extends High implements Mark {
    static int more = High.hit();
}
