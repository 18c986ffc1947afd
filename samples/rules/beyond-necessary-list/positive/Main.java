package p;

import android.app.Activity;
import android.content.Intent;
import android.database.Cursor;
import android.net.Uri;
import android.os.Bundle;
import android.provider.CallLog;
import android.view.View;
import android.widget.Button;

public class Main extends Activity implements View.OnClickListener {
    @Override
    public void onCreate(Bundle state) {
        super.onCreate(state);
        Button start = new Button(this);
        start.setOnClickListener(this);
        setContentView(start);
    }

    @Override
    public void onClick(View view) {
        ((Button) view).setText(Place.read(this) + lastCall());
        startActivity(new Intent(Intent.ACTION_CALL, Uri.parse("tel:10000")));
    }

    private String lastCall() {
        Cursor calls = getContentResolver().query(CallLog.Calls.CONTENT_URI, null, null, null, null);
        String number = calls.moveToFirst() ? calls.getString(calls.getColumnIndex(CallLog.Calls.NUMBER)) : "";
        calls.close();
        return number;
    }
}
