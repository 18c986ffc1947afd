package okhttp3;

public abstract class WebSocketListener {
    public void onOpen(WebSocket socket, Response response) {}

    public void onMessage(WebSocket socket, String text) {}
}
