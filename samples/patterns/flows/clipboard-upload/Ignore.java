package p;

import java.io.IOException;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.Response;

final class Ignore implements Callback {
    @Override
    public void onFailure(Call call, IOException error) {}

    @Override
    public void onResponse(Call call, Response response) {}
}
