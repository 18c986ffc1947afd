package p;

import java.nio.ByteBuffer;

public final class Hello {
    private String device_ = "";
    private int version_;

    public static Builder newBuilder() {
        return new Builder();
    }

    public byte[] toByteArray() {
        ByteBuffer out = ByteBuffer.allocate(256);
        writeTo(out);
        byte[] bytes = new byte[out.position()];
        out.flip();
        out.get(bytes);
        return bytes;
    }

    private void writeTo(ByteBuffer out) {
        byte[] text = device_.getBytes();
        out.put((byte) 10).put((byte) text.length).put(text);
        out.put((byte) 16).putInt(version_);
    }

    public static final class Builder {
        private final Hello message = new Hello();

        public Builder setDevice(String value) {
            message.device_ = value;
            return this;
        }

        public Builder setVersion(int value) {
            message.version_ = value;
            return this;
        }

        public Hello build() {
            return message;
        }
    }
}
