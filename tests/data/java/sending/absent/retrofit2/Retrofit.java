package retrofit2;

public class Retrofit {
    public <T> T create(Class<T> type) { return null; }
    public static class Builder {
        public Builder baseUrl(String url) { return this; }
        public Builder client(Object client) { return this; }
        public Retrofit build() { return null; }
    }
}
