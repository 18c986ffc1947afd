package okhttp3;

public interface WebSocket {
    boolean send(String text);
}
