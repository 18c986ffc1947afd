package p;

import android.app.backup.BackupAgent;
import android.app.backup.BackupDataInput;
import android.app.backup.BackupDataOutput;
import android.os.ParcelFileDescriptor;

public class Agent extends BackupAgent {
    @Override
    public void onBackup(ParcelFileDescriptor before, BackupDataOutput data, ParcelFileDescriptor after) {
        hit();
    }

    @Override
    public void onRestore(BackupDataInput data, int version, ParcelFileDescriptor state) {}

    static void hit() {}
}
