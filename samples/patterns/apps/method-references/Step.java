package p;

interface Step {
    void go();
}

class Bound implements Step {
    @Override
    public void go() {}
}

class Unbound implements Step {
    @Override
    public void go() {}
}

class Never implements Step {
    @Override
    public void go() {}
}
