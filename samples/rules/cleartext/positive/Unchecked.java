package p;

import java.io.IOException;
import java.net.URL;
import java.security.GeneralSecurityException;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;

final class Unchecked implements Runnable {
    private final String text;

    Unchecked(String text) {
        this.text = text;
    }

    @Override
    public void run() {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {new TrustAll()}, null);
            HttpsURLConnection connection =
                (HttpsURLConnection) new URL("https://api.coupons.example/").openConnection();
            connection.setSSLSocketFactory(context.getSocketFactory());
            connection.setDoOutput(true);
            connection.getOutputStream().write(text.getBytes());
            connection.getResponseCode();
        } catch (IOException | GeneralSecurityException error) {
            return;
        }
    }
}
