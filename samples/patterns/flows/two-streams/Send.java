package p;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;

final class Send implements Runnable {
    private final String device;

    Send(String device) {
        this.device = device;
    }

    @Override
    public void run() {
        try {
            Socket socket = new Socket("log.example.com", 4560);
            ByteArrayOutputStream memory = new ByteArrayOutputStream();
            put(memory, device);
            put(socket.getOutputStream(), "opened");
            socket.close();
        } catch (IOException error) {
            return;
        }
    }

    private static void put(OutputStream out, String text) throws IOException {
        out.write(text.getBytes());
    }
}
