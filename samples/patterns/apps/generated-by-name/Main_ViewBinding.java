package p;

public class Main_ViewBinding {
    public Main_ViewBinding(Main target) {
        hit();
    }

    static void hit() {}
}
