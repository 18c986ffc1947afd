package okhttp3;

import java.io.IOException;
import java.io.OutputStream;

public abstract class RequestBody {
    public abstract void writeTo(OutputStream out) throws IOException;

    public static RequestBody create(MediaType type, final String content) {
        return new RequestBody() {
            @Override
            public void writeTo(OutputStream out) throws IOException {
                out.write(content.getBytes());
            }
        };
    }
}
