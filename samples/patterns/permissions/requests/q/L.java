package q;

/** ActivityResultLauncher after shrinking. */
public final class L {
    private final C contract;

    L(C contract) {
        this.contract = contract;
    }

    public void a(Object input) {
        contract.a(input);
    }
}
