package example.diary;

import android.app.Activity;
import android.os.Bundle;
import android.util.Log;

public class Main extends Activity {
    @Override
    public void onCreate(Bundle state) {
        super.onCreate(state);
        setTitle(Data.contacts(this) + Data.place(this));
        Log.i("diary", Data.imei(this) + Data.androidId(this) + Data.messages(this));
    }
}
