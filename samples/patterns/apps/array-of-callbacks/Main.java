package p;

import android.app.Activity;
import android.os.Bundle;
import android.text.InputFilter;
import android.widget.EditText;
import java.security.GeneralSecurityException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;

public class Main extends Activity {
    private InputFilter[] kept;

    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        EditText field = new EditText(this);
        field.setFilters(new InputFilter[] {new Filter()});
        setContentView(field);
        kept = new InputFilter[] {new Never()};
        try {
            SSLContext.getInstance("TLS").init(null, new TrustManager[] {new Trust()}, null);
        } catch (GeneralSecurityException error) {
            throw new IllegalStateException(error);
        }
    }
}
