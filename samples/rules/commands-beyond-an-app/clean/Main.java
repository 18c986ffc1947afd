package p;

import android.app.Activity;
import android.os.Bundle;
import android.view.View;
import android.widget.Button;
import java.io.DataOutputStream;
import java.io.IOException;

public class Main extends Activity implements View.OnClickListener {
    @Override
    public void onCreate(Bundle state) {
        super.onCreate(state);
        Button button = new Button(this);
        button.setOnClickListener(this);
        setContentView(button);
    }

    @Override
    public void onClick(View view) {
        try {
            Runtime.getRuntime().exec("su --version");
            Process shell = Runtime.getRuntime().exec(new String[] {"which", "su"});
            DataOutputStream input = new DataOutputStream(shell.getOutputStream());
            input.writeBytes("pm grant is what this app does not do\n");
            input.flush();
        } catch (IOException error) {
            finish();
        }
    }
}
