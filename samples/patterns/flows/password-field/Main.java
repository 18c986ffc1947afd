package p;

import android.app.Activity;
import android.os.Bundle;
import android.util.Log;
import android.view.View;
import android.widget.EditText;
import okhttp3.FormBody;
import okhttp3.OkHttpClient;
import okhttp3.Request;

public class Main extends Activity implements View.OnClickListener {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        setContentView(R.layout.login);
        findViewById(R.id.go).setOnClickListener(this);
    }

    @Override
    public void onClick(View view) {
        EditText field = findViewById(R.id.secret);
        String secret = field.getText().toString();
        Log.i("demo", "typed " + secret);
        login(secret);
    }

    private static void login(String secret) {
        FormBody form = new FormBody.Builder().add("password", secret).build();
        Request request = new Request.Builder().url("http://api.example.com/login").post(form).build();
        new OkHttpClient().newCall(request).enqueue(new Ignore());
    }
}
