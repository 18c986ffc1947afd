package app.sinks;

import com.android.volley.toolbox.StringRequest;
import java.util.HashMap;
import java.util.Map;

final class Login extends StringRequest {
    Login(String address) {
        super(1, address, null, null);
    }

    @Override
    protected Map<String, String> getParams() {
        return new HashMap<>();
    }
}
