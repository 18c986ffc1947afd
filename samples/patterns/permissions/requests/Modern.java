package p;

import android.Manifest;
import android.os.Bundle;
import androidx.activity.result.ActivityResultLauncher;
import androidx.activity.result.contract.ActivityResultContracts;
import androidx.appcompat.app.AppCompatActivity;

/** Result launchers: one permission, several, and a launcher that asks for none. */
public class Modern extends AppCompatActivity {
    private final ActivityResultLauncher<String> one =
            registerForActivityResult(
                    new ActivityResultContracts.RequestPermission(),
                    granted -> {
                        if (!granted) {
                            finishAffinity();
                        }
                    });
    private final ActivityResultLauncher<String> picture =
            registerForActivityResult(new ActivityResultContracts.GetContent(), found -> {});
    private ActivityResultLauncher<String[]> several;

    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        several = registerForActivityResult(new ActivityResultContracts.RequestMultiplePermissions(), answers -> {});
        one.launch(Manifest.permission.CAMERA);
        many();
        picture.launch("image/*");
    }

    private void many() {
        several.launch(new String[] {Manifest.permission.RECORD_AUDIO, Manifest.permission.READ_CONTACTS});
    }
}
