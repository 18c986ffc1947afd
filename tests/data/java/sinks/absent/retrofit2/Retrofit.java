package retrofit2;

public final class Retrofit {
    public static final class Builder {
        public Builder baseUrl(String text) {
            return this;
        }
    }
}
