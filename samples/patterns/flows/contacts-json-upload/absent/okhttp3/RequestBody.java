package okhttp3;

public abstract class RequestBody {
    public static RequestBody create(MediaType type, String content) {
        return null;
    }

    public static RequestBody create(MediaType type, byte[] content) {
        return null;
    }
}
