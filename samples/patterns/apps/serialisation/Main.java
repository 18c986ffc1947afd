package p;

import android.app.Activity;
import android.os.Bundle;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;

public class Main extends Activity {
    private Read read;

    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        try {
            new ObjectOutputStream(openFileOutput("a", 0)).writeObject(new Written());
            read = (Read) new ObjectInputStream(openFileInput("b")).readObject();
        } catch (IOException | ClassNotFoundException error) {
            read = null;
        }
    }
}
