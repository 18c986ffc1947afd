package okhttp3;

public final class MultipartBody extends RequestBody {
    public static final class Builder {
        public Builder addFormDataPart(String name, String value) {
            return this;
        }

        public Builder addFormDataPart(String name, String file, RequestBody body) {
            return this;
        }

        public MultipartBody build() {
            return null;
        }
    }
}
