package tls;

import okhttp3.OkHttpClient;

class OkOff {
    static OkHttpClient client() throws Exception {
        OkHttpClient.Builder builder = new OkHttpClient.Builder();
        builder.hostnameVerifier((host, session) -> true);
        return builder.build();
    }
}
