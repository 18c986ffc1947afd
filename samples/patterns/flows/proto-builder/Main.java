package p;

import android.app.Activity;
import android.os.Bundle;
import android.telephony.TelephonyManager;
import java.io.IOException;
import java.net.Socket;

public class Main extends Activity {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        TelephonyManager phone = (TelephonyManager) getSystemService(TELEPHONY_SERVICE);
        final Hello hello = Hello.newBuilder().setVersion(3).setDevice(phone.getImei()).build();
        new Thread(new Runnable() {
            @Override
            public void run() {
                try {
                    Socket socket = new Socket("pb.example.com", 7777);
                    socket.getOutputStream().write(hello.toByteArray());
                    socket.close();
                } catch (IOException error) {
                    return;
                }
            }
        }).start();
    }
}
