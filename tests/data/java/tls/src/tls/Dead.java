package tls;

import javax.net.ssl.HttpsURLConnection;

/** Nothing calls it. */
class Dead {
    static void all() {
        HttpsURLConnection.setDefaultHostnameVerifier(new Names.OffTrue());
    }
}
