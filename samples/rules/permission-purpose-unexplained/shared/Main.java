package example.diary;

import android.app.Activity;
import android.content.Intent;
import android.net.Uri;
import android.os.Bundle;

public class Main extends Activity {
    @Override
    public void onCreate(Bundle state) {
        super.onCreate(state);
        setTitle(Data.contacts(this) + Data.place(this));
        startActivity(new Intent(Intent.ACTION_CALL, Uri.parse("tel:10000")));
    }
}
