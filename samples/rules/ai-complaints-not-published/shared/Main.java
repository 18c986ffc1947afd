package p;

import android.app.Activity;
import android.location.Location;
import android.location.LocationManager;
import android.os.Bundle;
import android.view.View;
import android.widget.Button;

public class Main extends Activity implements View.OnClickListener {
    @Override
    public void onCreate(Bundle state) {
        super.onCreate(state);
        Button plan = new Button(this);
        plan.setOnClickListener(this);
        setContentView(plan);
    }

    @Override
    public void onClick(View view) {
        LocationManager manager = (LocationManager) getSystemService(LOCATION_SERVICE);
        Location last = manager.getLastKnownLocation(LocationManager.GPS_PROVIDER);
        Post.send("https://api.deepseek.com/chat/completions", "plan a day at " + last.getLatitude() + "," + last.getLongitude());
    }
}
