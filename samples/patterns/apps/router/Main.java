package p;

import android.app.Activity;
import android.os.Bundle;
import android.view.View;
import router.Router;

public class Main extends Activity {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        Router.init();
        View view = new View(this);
        view.setOnClickListener(new View.OnClickListener() {
            @Override
            public void onClick(View clicked) {
                Router.navigate(Main.this, "/user/login");
            }
        });
        setContentView(view);
    }
}
