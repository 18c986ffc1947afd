package p;

final class Sub extends Base {
    String text = "";
}
