package p;

class Config {
    String action() {
        return "p.action.ONE";
    }

    String other() {
        return "p.action.TWO";
    }
}
