package retrofit2;

public final class Retrofit {
    public <T> T create(Class<T> service) {
        return null;
    }

    public static final class Builder {
        public Builder baseUrl(String url) {
            return this;
        }

        public Builder addConverterFactory(Converter.Factory factory) {
            return this;
        }

        public Retrofit build() {
            return null;
        }
    }
}
