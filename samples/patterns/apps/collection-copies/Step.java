package p;

interface Step {
    void go();
}

class ByConstructor implements Step {
    @Override
    public void go() {}
}

class ByAddAll implements Step {
    @Override
    public void go() {}
}

class ByPutAll implements Step {
    @Override
    public void go() {}
}

class ByVarargs implements Step {
    @Override
    public void go() {}
}

class ByFill implements Step {
    @Override
    public void go() {}
}

class ByArrayCopy implements Step {
    @Override
    public void go() {}
}

class ByMapCopy implements Step {
    @Override
    public void go() {}
}

class Never implements Step {
    @Override
    public void go() {}
}
