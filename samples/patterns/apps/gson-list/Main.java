package p;

import android.app.Activity;
import android.os.Bundle;
import com.alibaba.fastjson.JSON;

public class Main extends Activity {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        Reply reply = JSON.parseObject(getIntent().getStringExtra("json"), Reply.class);
        reply.total();
    }
}
