package p;

import com.android.volley.toolbox.StringRequest;
import java.util.HashMap;
import java.util.Map;

final class Login extends StringRequest {
    private final String device;

    Login(String device) {
        super(1, "https://api.example.com/login", null, null);
        this.device = device;
    }

    @Override
    protected Map<String, String> getParams() {
        Map<String, String> params = new HashMap<>();
        params.put("v", "3");
        params.put("device", device);
        return params;
    }
}
