package retrofit2;

public interface Converter<F, T> {
    abstract class Factory {}
}
