package p;

import android.Manifest;
import android.app.Activity;
import android.net.Uri;
import android.os.Bundle;
import android.view.View;
import android.widget.Button;

public class Main extends androidx.activity.ComponentActivity {
    private androidx.activity.result.ActivityResultLauncher<String> launcher;

    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        launcher = registerForActivityResult(
                new androidx.activity.result.contract.ActivityResultContracts.GetContent(),
                new androidx.activity.result.ActivityResultCallback<Uri>() {
                    @Override
                    public void onActivityResult(Uri chosen) {
                        setTitle(chosen.getLastPathSegment());
                    }
                });
        Button button = new Button(this);
        button.setOnClickListener(new View.OnClickListener() {
            @Override
            public void onClick(View view) {
                pick();
            }
        });
        setContentView(button);
    }

    void pick() {
        launcher.launch("image/*");
    }

    private static void unused(Activity activity) {
        activity.requestPermissions(new String[] {Manifest.permission.CAMERA}, 1);
    }
}
