package retrofit2;

public final class Response<T> {
    public T body() {
        return null;
    }
}
