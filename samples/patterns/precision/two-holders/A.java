package p;

class A implements Step {
    @Override
    public void go() {}
}
