package app.sinks;

import android.content.Context;
import android.telephony.SmsManager;
import android.util.Log;
import com.android.volley.toolbox.StringRequest;
import com.umeng.analytics.MobclickAgent;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.FileWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.net.Socket;
import java.net.URL;
import java.util.Map;
import net.example.starad.Done;
import net.example.starad.Profile;
import net.example.starad.StarAd;
import okhttp3.Exchange;
import timber.log.Timber;

final class Calls {
    native void kept(String text, double number);

    static native int handed(byte[] data);

    native void nothing();

    static void logged(String text) {
        Log.d("tag", text);
    }

    static void planted(String text) {
        Timber.d("%s", text);
    }

    static void dead(String text) {
        Log.d("dead", text);
    }

    static void sent(String number, String text) {
        SmsManager.getDefault().sendTextMessage(number, null, text, null, null);
    }

    static void opened(String text) throws IOException {
        new URL(text).openConnection();
    }

    static void printed(String text) {
        System.out.println(text);
    }

    static void streamed(Socket socket, String text) throws IOException {
        PrintWriter writer = new PrintWriter(new OutputStreamWriter(socket.getOutputStream()), true);
        writer.println(text);
    }

    static void kept(Context context, String text) throws IOException {
        DataOutputStream out = new DataOutputStream(context.openFileOutput("a", 0));
        out.writeUTF(text);
    }

    static void written(String name, String text) throws IOException {
        FileWriter writer = new FileWriter(name);
        writer.write(text);
    }

    static void memory(byte[] data) {
        new ByteArrayOutputStream().write(data, 0, data.length);
    }

    static void inside(OutputStream out, String text) throws IOException {
        Exchange.send(out, text);
    }

    static void page(Context context, String text) {
        new Page(context).loadUrl(text);
    }

    static void quiet(Context context, String text) {
        new Quiet(context).loadUrl(text);
    }

    void nativeCalls(String text) {
        kept(text, 1.5);
        handed(text.getBytes());
        nothing();
    }

    static void requested(Api api, String text) {
        api.report(text, 1, text);
        api.fetch(text);
        api.plain(text);
    }

    static void addressed(String text) {
        new StringRequest(text, null, null);
        new Login(text);
    }

    static void counted(Context context, String text, Map<String, Object> values) {
        MobclickAgent.onEventObject(context, text, values);
        MobclickAgent.setLocation(1.5, 2.5);
        MobclickAgent.setSessionContinueMillis(5);
    }

    static void inherited(String text) {
        new Said().report(text);
    }

    static void provided(Context context, String text, Done done) {
        StarAd.start(context, new Own(), done);
        Profile profile = new Profile(text, 3);
        profile.setPhone(text);
        StarAd.login(context, profile, text);
        profile.getPhone();
    }
}
