package okhttp3;

import javax.net.ssl.HostnameVerifier;

public class OkHttpClient {
    public OkHttpClient() {}

    public Call newCall(Request request) {
        return null;
    }

    public WebSocket newWebSocket(Request request, WebSocketListener listener) {
        return null;
    }

    public static final class Builder {
        public Builder certificatePinner(CertificatePinner pinner) {
            return this;
        }

        public Builder hostnameVerifier(HostnameVerifier verifier) {
            return this;
        }

        public Builder addInterceptor(Interceptor interceptor) {
            return this;
        }

        public OkHttpClient build() {
            return null;
        }
    }
}
