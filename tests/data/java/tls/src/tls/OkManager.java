package tls;

import javax.net.ssl.X509TrustManager;
import okhttp3.OkHttpClient;

class OkManager {
    private final X509TrustManager manager = new Managers.OffArguments();

    static OkHttpClient client() throws Exception {
        return new OkHttpClient.Builder().sslSocketFactory(Contexts.ordinary(), new OkManager().manager).build();
    }
}
