package p;

interface Step {
    void go();
}

class Passed implements Step {
    @Override
    public void go() {}
}

class Made implements Step {
    @Override
    public void go() {}
}

class InList implements Step {
    @Override
    public void go() {}
}

class Never implements Step {
    @Override
    public void go() {}
}
