package okhttp3;

import okio.BufferedSink;

public abstract class RequestBody {
    public abstract void writeTo(BufferedSink sink) throws java.io.IOException;
}
