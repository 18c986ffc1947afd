package okhttp3;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

final class RealCall implements Call {
    private static final ExecutorService POOL = Executors.newCachedThreadPool();
    private final Request original;

    RealCall(Request original) {
        this.original = original;
    }

    @Override
    public Response execute() throws IOException {
        Socket socket = new Socket(original.url().host(), 80);
        OutputStream out = socket.getOutputStream();
        out.write(("POST " + original.url() + "\r\n\r\n").getBytes());
        if (original.body() != null) {
            original.body().writeTo(out);
        }
        int code = socket.getInputStream().read();
        socket.close();
        return new Response(code);
    }

    @Override
    public void enqueue(final Callback callback) {
        POOL.execute(new Runnable() {
            @Override
            public void run() {
                try {
                    callback.onResponse(RealCall.this, execute());
                } catch (IOException error) {
                    callback.onFailure(RealCall.this, error);
                }
            }
        });
    }
}
