package p;

interface Step {
    void go();
}

class Got implements Step {
    @Override
    public void go() {}
}

class Put implements Step {
    @Override
    public void go() {}
}

class Never implements Step {
    @Override
    public void go() {}
}

class Raw {
    void go() {}
}
