package okhttp3;

public abstract class WebSocketListener {
    public void onOpen(WebSocket socket, Object response) {}
}
