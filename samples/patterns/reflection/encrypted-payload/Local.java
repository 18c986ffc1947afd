package p;

public class Local {
    public Local() {}
}
