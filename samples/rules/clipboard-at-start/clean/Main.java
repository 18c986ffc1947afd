package p;

import android.app.Activity;
import android.content.ClipboardManager;
import android.os.Bundle;
import android.view.View;
import android.widget.Button;

public class Main extends Activity implements View.OnClickListener {
    @Override
    public void onCreate(Bundle state) {
        super.onCreate(state);
        Button paste = new Button(this);
        paste.setText("Paste");
        paste.setOnClickListener(this);
        setContentView(paste);
    }

    @Override
    public void onClick(View view) {
        ClipboardManager clipboard = (ClipboardManager) getSystemService(CLIPBOARD_SERVICE);
        ((Button) view).setText(clipboard.getPrimaryClip().getItemAt(0).getText());
    }
}
