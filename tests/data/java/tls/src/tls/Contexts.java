package tls;

import java.security.SecureRandom;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

/** Socket factories. */
class Contexts {
    private static final TrustManager[] ALL = {new Managers.OffEmpty()};

    static SSLSocketFactory trusting() throws Exception {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, ALL, new SecureRandom());
        return context.getSocketFactory();
    }

    static SSLSocketFactory ordinary() throws Exception {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, TrustManagerFactory.getInstance("X509").getTrustManagers(), null);
        return context.getSocketFactory();
    }

    static SSLSocketFactory comparing() throws Exception {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {new Managers.OnCompares()}, null);
        return context.getSocketFactory();
    }
}
