package p;

import android.app.Activity;
import android.os.Bundle;
import retrofit2.Retrofit;

public class Main extends Activity {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        Api api = new Retrofit().create(Api.class);
        api.user("1");
    }
}
