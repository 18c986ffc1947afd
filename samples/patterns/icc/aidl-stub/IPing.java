package p;

import android.os.Binder;
import android.os.IBinder;
import android.os.IInterface;
import android.os.Parcel;
import android.os.RemoteException;

public interface IPing extends IInterface {
    void ping() throws RemoteException;

    abstract class Stub extends Binder implements IPing {
        Stub() {
            attachInterface(this, "p.IPing");
        }

        @Override
        public IBinder asBinder() {
            return this;
        }

        @Override
        public boolean onTransact(int code, Parcel data, Parcel reply, int flags) throws RemoteException {
            if (code == IBinder.FIRST_CALL_TRANSACTION) {
                data.enforceInterface("p.IPing");
                ping();
                return true;
            }
            return super.onTransact(code, data, reply, flags);
        }
    }
}
