package p;

import android.app.Activity;
import android.os.Bundle;
import java.io.BufferedReader;
import java.io.File;
import java.io.FileReader;
import java.io.IOException;
import java.io.InputStreamReader;

public class Main extends Activity {
    @Override
    public void onCreate(Bundle state) {
        super.onCreate(state);
        try {
            BufferedReader file = new BufferedReader(new FileReader(new File(getFilesDir(), "installation")));
            Process asked = Runtime.getRuntime().exec("getprop ro.build.version.release");
            BufferedReader answer = new BufferedReader(new InputStreamReader(asked.getInputStream()));
            setTitle(file.readLine() + answer.readLine());
        } catch (IOException error) {
            setTitle("none");
        }
    }
}
