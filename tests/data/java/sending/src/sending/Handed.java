package sending;

import android.app.Activity;
import android.content.Context;
import android.database.sqlite.SQLiteDatabase;
import android.os.Bundle;
import android.util.Xml;
import android.webkit.WebView;
import com.android.volley.Response;
import com.android.volley.toolbox.StringRequest;
import java.io.FileDescriptor;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.Socket;
import java.util.Collections;
import java.util.Map;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;
import org.jsoup.Jsoup;
import org.xmlpull.v1.XmlSerializer;

/** What libraries hand over, or are told by somebody else. */
class Handed {
    static class Hello extends WebSocketListener {
        @Override public void onOpen(WebSocket socket, Object response) { socket.send("hello"); }
    }

    static void listen(OkHttpClient client) {
        client.newWebSocket(new Request.Builder().url("wss://listen.example/feed").build(), new Hello());
    }

    static class Stamp implements Interceptor {
        @Override public Object intercept(Chain chain) { return chain.request().newBuilder().header("id", "x").build(); }
    }

    static class Login extends StringRequest {
        Login(String path, Response.Listener<String> done) { super(1, "https://login.example/" + path, done, null); }
        @Override protected Map<String, String> getParams() { return Collections.singletonMap("id", "x"); }
    }

    static Login login() { return new Login("in", null); }

    static native String address();

    static void byNative(WebView view) { view.loadUrl(address()); }

    static class Page extends Activity {
        private WebView view;

        @Override protected void onCreate(Bundle state) {
            view = findViewById(7);
            view.loadUrl("https://loaded.example/");
        }

        void run(String data) { view.evaluateJavascript("f('" + data + "')", null); }

        @Override public void dump(String prefix, FileDescriptor to, PrintWriter writer, String[] arguments) {
            writer.println(prefix);
        }
    }

    static void scraped(String data) { Jsoup.connect("https://jsoup.example/").timeout(1).data("d", data); }

    static void xmlToSocket(String data) throws Exception {
        XmlSerializer out = Xml.newSerializer();
        out.setOutput(new Socket("xml.example", 99).getOutputStream(), "UTF-8");
        out.text(data);
    }

    static void xmlToMemory(String data) throws Exception {
        XmlSerializer out = Xml.newSerializer();
        out.setOutput(new StringWriter());
        out.text(data);
    }

    static void database(SQLiteDatabase database, String data) {
        database.execSQL("INSERT INTO people (name) VALUES (?)", new Object[] {data});
    }
}
