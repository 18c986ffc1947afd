package p;

import android.app.Activity;
import android.os.Bundle;
import com.bun.miitmdid.core.MdidSdkHelper;
import com.bun.miitmdid.interfaces.IIdentifierListener;
import com.bun.miitmdid.interfaces.IdSupplier;
import okhttp3.OkHttpClient;
import okhttp3.Request;

public class Main extends Activity implements IIdentifierListener {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        MdidSdkHelper.InitSdk(this, true, this);
    }

    @Override
    public void OnSupport(boolean supported, IdSupplier supplier) {
        if (supported) {
            upload(supplier.getOAID());
        }
    }

    private static void upload(String id) {
        Request request = new Request.Builder().url("https://ad.example.com/i?oaid=" + id).build();
        new OkHttpClient().newCall(request).enqueue(new Ignore());
    }
}
