package p;

import android.app.Activity;
import android.content.ClipboardManager;
import android.os.Bundle;
import android.widget.TextView;

public class Main extends Activity {
    @Override
    public void onCreate(Bundle state) {
        super.onCreate(state);
        TextView field = new TextView(this);
        setContentView(field);
        ClipboardManager clipboard = (ClipboardManager) getSystemService(CLIPBOARD_SERVICE);
        field.setText(clipboard.getPrimaryClip().getItemAt(0).getText());
    }
}
