package p;

final class Quiet implements Out {
    private String last;

    @Override
    public void put(String text) {
        last = text;
    }

    boolean same(String text) {
        return text.equals(last);
    }
}
