package tls;

import java.io.OutputStream;
import java.net.URL;
import javax.net.ssl.HttpsURLConnection;

class UrlFactory {
    static void send() throws Exception {
        HttpsURLConnection c = (HttpsURLConnection) new URL("https://url.example/").openConnection();
        c.setSSLSocketFactory(Contexts.trusting());
        OutputStream out = c.getOutputStream();
        out.write(1);
    }
}
