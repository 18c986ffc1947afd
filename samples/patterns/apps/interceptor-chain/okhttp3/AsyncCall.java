package okhttp3;

final class AsyncCall implements Runnable {
    private final Client client;
    private final Callback callback;

    AsyncCall(Client made, Callback told) {
        client = made;
        callback = told;
    }

    @Override
    public void run() {
        callback.onResponse(new Chain(client.interceptors, 0).proceed());
    }
}
