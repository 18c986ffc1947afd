package sending;

import android.content.Context;
import android.net.Uri;
import android.webkit.WebView;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.net.DatagramPacket;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URL;
import java.util.zip.GZIPOutputStream;
import javax.net.ssl.SSLSocketFactory;

/** Each method ends with one call that sends. */
class Hosts {
    static final String BASE = "https://base.example";
    private static String chosen = "https://one.example/";
    private final String own;
    private HttpURLConnection kept;

    Hosts(String host) { own = "https://" + host + "/v1"; }

    static void choose(boolean other) { if (other) chosen = "https://two.example/"; }

    static void constant(String data) throws Exception {
        HttpURLConnection c = (HttpURLConnection) new URL("https://constant.example/p").openConnection();
        c.getOutputStream().write(data.getBytes());
    }

    static void wrapped(String data) throws Exception {
        HttpURLConnection c = (HttpURLConnection) new URL("http://wrapped.example:8080/p").openConnection();
        DataOutputStream out = new DataOutputStream(new BufferedOutputStream(new GZIPOutputStream(c.getOutputStream())));
        out.writeBytes(data);
    }

    static void query(String data) throws Exception {
        new URL("https://query.example/c?x=" + data).openStream();
    }

    static void queryOf(String data) throws Exception {
        new URL(BASE + "/c/" + data + "/end").openConnection().connect();
    }

    static void parts(String data) throws Exception {
        new URL("http", "parts.example", 81, "/f/" + data).openStream();
    }

    static void formatted(String data) throws Exception {
        new URL(String.format("https://%s/%s?d=%2$s", "formatted.example", data)).openStream();
    }

    static void shard(int number) throws Exception {
        new URL("https://s" + number + ".shard.example/").openStream();
    }

    static void subdomain(String name) throws Exception {
        new URL("https://" + name + ".tenant.example/").openStream();
    }

    static void branches(boolean test, String data) throws Exception {
        StringBuilder text = new StringBuilder();
        if (test) text.append("http://test.example");
        else text.append("https://live.example");
        text.append("/x?").append(data);
        new URL(text.toString()).openStream();
    }

    static void loop(String[] names) throws Exception {
        StringBuilder text = new StringBuilder("https://loop.example/?");
        for (String name : names) text.append(name).append('&');
        new URL(text.toString()).openStream();
    }

    static void field(String data) throws Exception { new URL(chosen + data).openStream(); }

    void ofObject(String data) throws Exception { new URL(own + "?" + data).openStream(); }

    static void unknown(String address) throws Exception { new URL(address).openStream(); }

    void connect() throws Exception { kept = (HttpURLConnection) new URL("https://kept.example/").openConnection(); }

    void stored(String data) throws Exception { kept.getOutputStream().write(data.getBytes()); }

    static OutputStream open(String address) throws Exception { return new URL(address).openConnection().getOutputStream(); }

    static void write(OutputStream out, String data) throws Exception { out.write(data.getBytes()); }

    static void handed(String data) throws Exception { write(open("https://handed.example/"), data); }

    static void post(String address, String data) throws Exception {
        HttpURLConnection c = (HttpURLConnection) new URL(address).openConnection();
        c.getOutputStream().write(data.getBytes());
    }

    static void first(String data) throws Exception { post("https://first.example/", data); }

    static void second(String data) throws Exception { post("https://second.example/", data); }

    static void socket(String data) throws Exception {
        Socket socket = new Socket("socket.example", 9000);
        new PrintWriter(new OutputStreamWriter(socket.getOutputStream()), true).println(data);
    }

    static void connected(String data) throws Exception {
        Socket socket = new Socket();
        socket.connect(new InetSocketAddress("192.0.2.7", 7000), 1000);
        socket.getOutputStream().write(data.getBytes());
    }

    static void secure(String data) throws Exception {
        SSLSocketFactory factory = (SSLSocketFactory) SSLSocketFactory.getDefault();
        factory.createSocket("secure.example", 443).getOutputStream().write(data.getBytes());
    }

    static void layered(String data) throws Exception {
        Socket plain = new Socket("layered.example", 443);
        SSLSocketFactory factory = (SSLSocketFactory) SSLSocketFactory.getDefault();
        factory.createSocket(plain, "layered.example", 443, true).getOutputStream().write(data.getBytes());
    }

    static void datagram(byte[] data, java.net.DatagramSocket socket) throws Exception {
        socket.send(new DatagramPacket(data, data.length, InetAddress.getByName("datagram.example"), 53));
    }

    static void page(WebView view, String data) { view.loadUrl("https://page.example/?" + data); }

    static void script(WebView view, String data) { view.loadUrl("javascript:f('" + data + "')"); }

    static void asset(WebView view) { view.loadUrl("file:///android_asset/index.html"); }

    static void resource(WebView view, Context context) { view.loadUrl(context.getString(0x7f040001)); }

    static void uri(WebView view, String data) {
        view.loadUrl(Uri.parse("https://uri.example/a").buildUpon().appendQueryParameter("d", data).build().toString());
    }

    static void uriParts(WebView view, String data) {
        Uri.Builder builder = new Uri.Builder();
        builder.scheme("https").authority("parts.uri.example");
        builder.appendPath("v2").appendPath(data);
        view.loadUrl(builder.build().toString());
    }
}
