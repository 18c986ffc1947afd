package p;

class A implements Main.Marked {
    @Override
    public void go() {}
}
