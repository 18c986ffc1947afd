package okhttp3;

import android.util.Log;
import java.io.IOException;
import java.io.OutputStream;

public final class Exchange {
    public static void send(OutputStream out, String text) throws IOException {
        Log.d("okhttp", text);
        out.write(text.getBytes());
    }
}
