package p;

class Event {
    final String action;

    Event(String action) {
        this.action = action;
    }
}
