package p;

class Item implements Named {
    @Override
    public void hit() {}
}
