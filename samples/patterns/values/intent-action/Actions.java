package p;

interface Actions {
    String ONE = String.valueOf("p.action.ONE");
    String TWO = String.valueOf("p.action.TWO");
}
