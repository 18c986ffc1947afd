package okio;

import java.io.OutputStream;

public interface BufferedSink {
    BufferedSink writeUtf8(String text);
    OutputStream outputStream();
}
