package p;

import okhttp3.Response;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;

final class Hello extends WebSocketListener {
    private final String device;

    Hello(String device) {
        this.device = device;
    }

    @Override
    public void onOpen(WebSocket socket, Response response) {
        socket.send("{\"device\":\"" + device + "\"}");
    }
}
