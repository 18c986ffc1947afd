package p;

import android.app.Activity;
import android.content.Intent;
import android.nfc.FormatException;
import android.nfc.NdefMessage;
import android.nfc.NdefRecord;
import android.nfc.NfcAdapter;
import android.nfc.Tag;
import android.nfc.tech.Ndef;
import android.telephony.TelephonyManager;
import java.io.IOException;

public class Main extends Activity {
    @Override
    protected void onNewIntent(Intent intent) {
        super.onNewIntent(intent);
        Tag tag = intent.getParcelableExtra(NfcAdapter.EXTRA_TAG);
        TelephonyManager phone = (TelephonyManager) getSystemService(TELEPHONY_SERVICE);
        NdefRecord record = NdefRecord.createTextRecord("en", phone.getImei());
        try {
            write(tag, new NdefMessage(new NdefRecord[] {record}));
        } catch (IOException | FormatException error) {
            finish();
        }
    }

    private static void write(Tag tag, NdefMessage message) throws IOException, FormatException {
        Ndef ndef = Ndef.get(tag);
        ndef.connect();
        ndef.writeNdefMessage(message);
        ndef.close();
    }
}
