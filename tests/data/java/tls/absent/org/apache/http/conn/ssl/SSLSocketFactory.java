package org.apache.http.conn.ssl;

import javax.net.ssl.HostnameVerifier;

public class SSLSocketFactory {
    public static final HostnameVerifier ALLOW_ALL_HOSTNAME_VERIFIER = null;
    public void setHostnameVerifier(HostnameVerifier verifier) {}
}
