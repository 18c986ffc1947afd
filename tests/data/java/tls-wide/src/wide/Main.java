package wide;

import android.app.Activity;
import android.os.Bundle;
import java.net.URL;
import java.security.cert.X509Certificate;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/** Switches the checks off for every HttpsURLConnection. */
public class Main extends Activity {
    @Override protected void onCreate(Bundle state) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {all()}, null);
            HttpsURLConnection.setDefaultSSLSocketFactory(context.getSocketFactory());
            Other.send();
            Client.make();
        } catch (Exception e) {
            finish();
        }
    }

    private static X509TrustManager all() {
        return new X509TrustManager() {
            @Override public void checkClientTrusted(X509Certificate[] chain, String type) {}
            @Override public void checkServerTrusted(X509Certificate[] chain, String type) {}
            @Override public X509Certificate[] getAcceptedIssuers() { return null; }
        };
    }

    static class Other {
        static void send() throws Exception {
            new URL("https://other.example/").openConnection().getOutputStream().write(1);
        }
    }
}
