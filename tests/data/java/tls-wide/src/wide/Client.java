package wide;

import okhttp3.OkHttpClient;

/** The app's only client; the checks of host names are off. */
class Client {
    static OkHttpClient make() {
        return new OkHttpClient.Builder().hostnameVerifier((host, session) -> true).build();
    }
}
