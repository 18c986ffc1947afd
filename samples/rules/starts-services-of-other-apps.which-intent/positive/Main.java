package p;

import android.app.Activity;
import android.content.Intent;
import android.os.Bundle;
import android.view.View;
import android.widget.Button;

public class Main extends Activity implements View.OnClickListener {
    @Override
    public void onCreate(Bundle state) {
        super.onCreate(state);
        Button button = new Button(this);
        button.setOnClickListener(this);
        setContentView(button);
        Intent partner = new Intent("net.example.shop.SHOW");
        partner.setPackage("net.example.shop");
        Intent own = new Intent(this, Local.class);
        shared = partner;
        bindService(partner, new Bound(), BIND_AUTO_CREATE);
    }

    @Override
    public void onClick(View view) {
        startActivity(shared);
    }

    private Intent shared;
}
