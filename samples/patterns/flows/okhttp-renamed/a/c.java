package a.a;

import java.io.IOException;
import java.net.Socket;

final class c implements Runnable {
    private final b a;

    c(b request) {
        a = request;
    }

    @Override
    public void run() {
        try {
            a();
        } catch (IOException ignored) {
            return;
        }
    }

    private void a() throws IOException {
        Socket socket = new Socket(a.a, 80);
        socket.getOutputStream().write(a.b.getBytes());
        socket.close();
    }
}
