package tls;

import org.apache.http.conn.ssl.SSLSocketFactory;

class ApacheOff {
    static void factory() {
        new SSLSocketFactory().setHostnameVerifier(SSLSocketFactory.ALLOW_ALL_HOSTNAME_VERIFIER);
    }
}
