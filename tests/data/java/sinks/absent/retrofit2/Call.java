package retrofit2;

public interface Call<T> {}
