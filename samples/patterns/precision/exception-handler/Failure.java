package p;

class Failure extends Exception {
    @Override
    public String getMessage() {
        return "failure";
    }
}
