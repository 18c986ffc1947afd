package p;

public abstract class Plugin {
    public abstract void execute(String action);
}
