package p;

import android.content.Context;
import android.provider.Settings;
import java.io.IOException;
import okhttp3.Interceptor;
import okhttp3.Response;

final class Stamp implements Interceptor {
    private final Context context;

    Stamp(Context context) {
        this.context = context;
    }

    @Override
    public Response intercept(Chain chain) throws IOException {
        String id = Settings.Secure.getString(context.getContentResolver(), "android_id");
        return chain.proceed(chain.request().newBuilder().header("X-Id", id).build());
    }
}
