package sending;

import com.android.volley.RequestQueue;
import com.android.volley.toolbox.StringRequest;
import java.util.HashMap;
import java.util.Map;
import okhttp3.HttpUrl;
import okhttp3.Request;
import okhttp3.RequestBody;
import okio.BufferedSink;
import org.apache.http.client.methods.HttpPost;
import retrofit2.Retrofit;
import retrofit2.http.Body;
import retrofit2.http.GET;
import retrofit2.http.POST;
import retrofit2.http.Url;

/** HTTP clients of libraries. */
class Clients {
    interface Api {
        @POST("v1/up") Object up(@Body String data);
        @POST("https://absolute.example/up") Object absolute(@Body String data);
        @GET Object at(@Url String address);
    }

    interface Other {
        @POST("/other") Object up(@Body String data);
    }

    static final class Body1 extends RequestBody {
        final String data;
        Body1(String data) { this.data = data; }
        @Override public void writeTo(BufferedSink sink) throws java.io.IOException {
            sink.outputStream().write(data.getBytes());
        }
    }

    static Api api;

    static void chained(String data) { new Request.Builder().url("https://chained.example/").post(new Body1(data)).build(); }

    static void unchained(String data) {
        Request.Builder builder = new Request.Builder();
        builder.header("a", "b");
        builder.url("https://unchained.example/");
        builder.post(new Body1(data));
    }

    static void afterwards(String data) {
        new Request.Builder().header("x", data).url("https://afterwards.example/").build();
    }

    static Request.Builder base() { return new Request.Builder().header("a", "b"); }

    static void elsewhere(String data) {
        Request.Builder builder = base();
        builder.url("https://elsewhere.example/");
        builder.post(new Body1(data));
    }

    static void ofUrl(String data) {
        HttpUrl url = new HttpUrl.Builder().scheme("https").host("of-url.example").port(8443).addPathSegment("a").build();
        new Request.Builder().url(url).post(new Body1(data));
    }

    static void grown(String data) {
        HttpUrl url = HttpUrl.parse("https://grown.example").newBuilder().addPathSegment(data).build();
        new Request.Builder().url(url).post(new Body1(data));
    }

    static void start() {
        Retrofit retrofit = new Retrofit.Builder().baseUrl("https://retrofit.example/api/").client(null).build();
        api = retrofit.create(Api.class);
    }

    static void retrofit(String data) { api.up(data); }

    static void absolute(String data) { api.absolute(data); }

    static void at(String data) { api.at("https://at.example/?" + data); }

    static void injected(Other other, String data) { other.up(data); }

    static void volley(RequestQueue queue, final String data) {
        queue.add(new StringRequest(1, "https://volley.example/s", null, null) {
            @Override protected Map<String, String> getParams() {
                Map<String, String> found = new HashMap<>();
                found.put("d", data);
                return found;
            }
        });
    }

    static void apache(String data) {
        HttpPost post = new HttpPost("http://apache.example/");
        post.setEntity(data);
    }
}
