package p;

import android.app.Activity;
import android.graphics.Bitmap;
import android.graphics.Canvas;
import android.os.Bundle;
import android.view.View;
import android.widget.Button;

public class Main extends Activity implements View.OnClickListener {
    @Override
    public void onCreate(Bundle state) {
        super.onCreate(state);
        Button share = new Button(this);
        share.setOnClickListener(this);
        setContentView(share);
    }

    @Override
    public void onClick(View view) {
        Bitmap picture = Bitmap.createBitmap(view.getWidth(), view.getHeight(), Bitmap.Config.ARGB_8888);
        view.draw(new Canvas(picture));
        setTitle("picture of " + picture.getByteCount());
    }
}
