package tls;

import java.io.OutputStream;
import java.net.URL;
import javax.net.ssl.HttpsURLConnection;

class UrlOff {
    static void send() throws Exception {
        HttpsURLConnection c = (HttpsURLConnection) new URL("https://url.example/").openConnection();
        c.setHostnameVerifier(new Names.OffTrue());
        OutputStream out = c.getOutputStream();
        out.write(1);
    }
}
