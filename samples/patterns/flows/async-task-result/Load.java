package p;

import android.os.AsyncTask;
import android.telephony.TelephonyManager;
import android.util.Log;

final class Load extends AsyncTask<Void, Void, String> {
    private final TelephonyManager phone;

    Load(TelephonyManager phone) {
        this.phone = phone;
    }

    @Override
    protected String doInBackground(Void... nothing) {
        return "id " + phone.getImei();
    }

    @Override
    protected void onPostExecute(String text) {
        Log.i("demo", text);
    }
}
