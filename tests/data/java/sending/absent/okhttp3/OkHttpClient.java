package okhttp3;

public class OkHttpClient {
    public WebSocket newWebSocket(Request request, WebSocketListener listener) { return null; }
}
