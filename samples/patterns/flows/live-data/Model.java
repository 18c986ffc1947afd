package p;

import android.content.Context;
import android.telephony.TelephonyManager;
import androidx.lifecycle.LiveData;
import androidx.lifecycle.MutableLiveData;

final class Model {
    private final MutableLiveData<String> device = new MutableLiveData<>();

    LiveData<String> device() {
        return device;
    }

    void load(Context context) {
        TelephonyManager phone = (TelephonyManager) context.getSystemService(Context.TELEPHONY_SERVICE);
        device.setValue(phone.getImei());
    }
}
