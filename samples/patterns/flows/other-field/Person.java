package p;

final class Person {
    String name;
    String device;

    Person(String name, String device) {
        this.name = name;
        this.device = device;
    }
}
