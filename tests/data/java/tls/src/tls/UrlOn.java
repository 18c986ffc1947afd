package tls;

import java.io.OutputStream;
import java.net.URL;
import javax.net.ssl.HttpsURLConnection;

class UrlOn {
    static void send() throws Exception {
        HttpsURLConnection c = (HttpsURLConnection) new URL("https://url.example/").openConnection();
        c.setHostnameVerifier(new Names.OnCompares()); c.setSSLSocketFactory(Contexts.comparing());
        OutputStream out = c.getOutputStream();
        out.write(1);
    }
}
