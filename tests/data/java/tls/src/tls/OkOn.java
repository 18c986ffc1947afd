package tls;

import okhttp3.OkHttpClient;

class OkOn {
    static OkHttpClient client() throws Exception {
        return new OkHttpClient.Builder().sslSocketFactory(Contexts.ordinary()).hostnameVerifier(new Names.OnCompares()).build();
    }
}
