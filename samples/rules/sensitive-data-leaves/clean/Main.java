package example.walks;

import android.app.Activity;
import android.content.Intent;
import android.os.Bundle;
import com.umeng.analytics.MobclickAgent;

public class Main extends Activity {
    @Override
    public void onCreate(Bundle state) {
        super.onCreate(state);
        setTitle(Contacts.names(this) + Data.place(this) + Data.apps(this) + Data.messages(this));
        MobclickAgent.onProfileSignIn("walker");
        Post.send("https://restapi.amap.com/v3/place", "city");
        Post.send("https://collect.numbers.example/", "opened");
        Post.send("https://api.walks.example/track", "opened");
        Intent share = new Intent(Intent.ACTION_SEND);
        share.putExtra(Intent.EXTRA_TEXT, "Have a look at Walks");
        startActivity(share);
    }
}
