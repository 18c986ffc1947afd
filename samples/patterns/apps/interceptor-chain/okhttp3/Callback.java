package okhttp3;

public interface Callback {
    void onResponse(String response);
}
