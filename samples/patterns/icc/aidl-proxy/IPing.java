package p;

import android.os.Binder;
import android.os.IBinder;
import android.os.IInterface;

public interface IPing extends IInterface {
    void ping();

    abstract class Stub extends Binder implements IPing {
        Stub() {
            attachInterface(this, "p.IPing");
        }

        static IPing asInterface(IBinder binder) {
            return (IPing) binder.queryLocalInterface("p.IPing");
        }

        @Override
        public IBinder asBinder() {
            return this;
        }
    }
}
