package p;

import android.Manifest;
import android.os.Bundle;
import java.util.Map;

public class Main extends androidx.activity.ComponentActivity {
    private androidx.activity.result.ActivityResultLauncher<String[]> launcher;

    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        launcher = registerForActivityResult(
                new androidx.activity.result.contract.ActivityResultContracts.RequestMultiplePermissions(),
                new androidx.activity.result.ActivityResultCallback<Map<String, Boolean>>() {
                    @Override
                    public void onActivityResult(Map<String, Boolean> granted) {
                        done();
                    }
                });
        ask();
    }

    void ask() {
        launcher.launch(new String[] {Manifest.permission.CAMERA, Manifest.permission.RECORD_AUDIO});
    }

    void done() {}
}
